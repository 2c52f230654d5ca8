package dateline.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import dateline.testsupport.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private final TopicPlan plan = new TopicPlan(TestKafka.connection());

    @Test
    void missingTopics_arePlanned_created_andThenNothingIsLeft() throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
        }
        await().untilAsserted(() ->
                assertThat(plan.plan()).hasSize(Topics.all().size()).allMatch(s -> s instanceof TopicPlan.Step.Create));

        assertThat(plan.apply()).isEmpty();
        assertThat(plan.plan()).isEmpty();
    }

    @Test
    void changedSetting_isPlannedAndSetBack() throws Exception {
        plan.apply();
        try (Admin admin = TestKafka.connection().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topics.ARTICLES.name()),
                            List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
        assertThat(plan.plan())
                .singleElement()
                .satisfies(s -> assertThat(s)
                        .isInstanceOfSatisfying(
                                TopicPlan.Step.Configure.class,
                                c -> assertThat(c.differs()).isEqualTo("retention.ms 1 → 1209600000")));
        plan.apply();
        await().untilAsserted(() -> assertThat(plan.plan()).isEmpty());
    }

    @Test
    void brokerThatIsFencedForAMoment_isAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TopicPlan.untilTaken(
                () -> {
                    if (asked.incrementAndGet() < 3) {
                        throw new ExecutionException(new InvalidReplicationFactorException("only 0 brokers"));
                    }
                },
                Duration.ofMillis(1));
        assertThat(asked).hasValue(3);
    }

    @Test
    void topicThatNobodyMayMake_isNotAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> TopicPlan.untilTaken(
                        () -> {
                            asked.incrementAndGet();
                            throw new ExecutionException(new TopicAuthorizationException("not allowed"));
                        },
                        Duration.ofMillis(1)))
                .hasMessageContaining("not allowed");
        assertThat(asked).hasValue(1);
    }
}
