package dateline.sink.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.watch.ActionLinks;
import dateline.sink.channel.ChannelConfig;
import dateline.sink.channel.ChannelMaker;
import dateline.sink.channel.Receiver;
import dateline.sink.message.MessageLinks;
import dateline.sink.outbox.ChannelState;
import dateline.testsupport.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private final Receiver receiver = new Receiver();
    private final MessageLinks links =
            new MessageLinks(URI.create("https://news.example.org"), new ActionLinks(new Secret("0123456789abcdef")));
    private final Map<String, ChannelConfig> configs = Map.of(
            "hook", new ChannelConfig.Webhook(receiver.secretUrl(), null, null, null),
            "desk", new ChannelConfig.Slack(receiver.secretUrl(), null, null),
            "teams", new ChannelConfig.Teams(receiver.secretUrl(), null, null),
            "phone",
                    new ChannelConfig.Ntfy(
                            receiver.url().toString(), new Secret("topic"), new Secret("tk_1"), null, null),
            "ops",
                    new ChannelConfig.Pagerduty(
                            new Secret("R0UTING"), receiver.url().toString(), null, null),
            "log", new ChannelConfig.Log(null));
    private final Channels channels = new Channels(
            configs,
            new ChannelMaker(new KafkaConnection("127.0.0.1:1", Map.of()), links, true),
            InstantSource.system());

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void sample_isSent_andSaysThatItIsOne() throws Exception {
        for (String name : channels.names()) {
            assertThat(channels.test(name)).isEqualTo(new Channels.Tested(true, "arrived"));
        }
        assertThat(receiver.requests())
                .hasSize(5)
                .allSatisfy(r -> assertThat(r.body()).contains("This is a test"));
        assertThat(receiver.requests())
                .filteredOn(r -> r.body().contains("\"topic\""))
                .singleElement()
                .satisfies(r -> assertThat(r.header("authorization")).isEqualTo("Bearer tk_1"));
    }

    @Test
    void failure_isSaid() throws Exception {
        receiver.answer(403);
        assertThat(channels.test("desk")).isEqualTo(new Channels.Tested(false, "answered with status 403"));
        assertThatThrownBy(() -> channels.test("nobody")).hasMessageContaining("no channel is called \"nobody\"");
    }

    @Test
    void channels_areListed_andEnabled() throws Exception {
        TestDatabase database = TestDatabase.create();
        DatabaseConnection connection =
                new DatabaseConnection(database.jdbcUrl(), database.user(), new Secret(database.password()));
        try (Connection sql = database.dataSource().getConnection();
                Statement statement = sql.createStatement()) {
            statement.execute("insert into channel (name, type, state, since, reason)"
                    + " values ('hook', 'webhook', 'DISABLED', now(), 'answered with status 410')");
        }
        assertThat(Channels.list(connection)).singleElement().satisfies(c -> {
            assertThat(c.state()).isEqualTo(ChannelState.Condition.DISABLED);
            assertThat(c.reason()).isEqualTo("answered with status 410");
        });
        assertThat(Channels.enable(connection, "hook", InstantSource.system())).isTrue();
        assertThat(Channels.list(connection))
                .extracting(ChannelState::state)
                .containsExactly(ChannelState.Condition.OK);
        assertThat(Channels.enable(connection, "nobody", InstantSource.system()))
                .isFalse();
    }
}
