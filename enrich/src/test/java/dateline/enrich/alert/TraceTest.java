package dateline.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.rule.Outcome;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whyNot_tellsTheRuleAndTheNumbers() {
        Trace trace = new Trace("w", "KZ", 10);
        new BackTest(List.of(watch()), c -> c, trace).run(Stream.of(sighting("a", 0.3), sighting("b", 0.9)), a -> {});

        assertThat(trace.counts()).isEqualTo(Map.of(Outcome.WEAK, 1L, Outcome.RAISED, 1L));
        assertThat(trace.stepsOf("a")).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(Outcome.WEAK);
            assertThat(step.because()).isEqualTo("confidence 0.30 (wanted 0.50), salience 0.50 (wanted 0.00)");
        });
    }

    @Test
    void otherCountriesAndWatches_areLeftOut_andOldStepsGo() {
        Trace trace = new Trace("w", "KZ", 1);
        WatchBuilder other = WatchBuilder.builder(watch());
        other.id("other");
        new BackTest(List.of(watch(), other.build()), c -> c, trace)
                .run(Stream.of(sighting("a", 0.9), sighting("b", 0.9)), a -> {});

        assertThat(trace.counts()).isEqualTo(Map.of(Outcome.RAISED, 1L, Outcome.ADDED, 1L));
        assertThat(trace.steps()).extracting(Trace.Step::articleId).containsExactly("b");
    }

    @Test
    void watchThatBreaks_isRefused() {
        WatchBuilder broken = WatchBuilder.builder(watch());
        broken.quietHours(new Watch.QuietHours(LocalTime.NOON, LocalTime.MIDNIGHT, null, null));
        BackTest test = new BackTest(List.of(broken.build()), c -> c);

        assertThatThrownBy(() -> test.run(Stream.of(sighting("a", 0.9)), a -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the watch w cannot be used: ");
    }

    private static Watch watch() {
        return AlertSamples.watch("w", DAY).build();
    }

    private static Sighting sighting(String id, double confidence) {
        return AlertSamples.sighting(
                id,
                1,
                "p",
                "s" + id,
                DAY,
                List.of(AlertSamples.country("KZ", confidence), AlertSamples.country("UZ", 0.9)));
    }
}
