package dateline.enrich;

import dateline.annotate.country.CountryPolicy;
import dateline.contract.config.InvalidSetting;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the enrich service.
 *
 * @param threads stream threads; more than the topics' partitions are of no use
 * @param commitInterval how often results become visible; shorter is quicker and costs more
 * @param stateDirectory where state stores are kept between restarts; they can be rebuilt from Kafka; a relative one is
 *     inside the data directory
 * @param remember how long an article's id is remembered for telling duplicates
 * @param contested which country contested places count to
 * @param instanceId a name that stays the same over restarts, so that a killed instance is back at once; null for none
 */
public record EnrichConfig(
        int threads,
        Duration commitInterval,
        Path stateDirectory,
        Duration remember,
        CountryPolicy contested,
        @Nullable String instanceId) {

    public EnrichConfig {
        InvalidSetting.unless(threads >= 1 && threads <= 64, "threads", "must be between 1 and 64");
        InvalidSetting.unless(
                commitInterval.compareTo(Duration.ofMillis(10)) >= 0
                        && commitInterval.compareTo(Duration.ofSeconds(60)) <= 0,
                "commitInterval",
                "must be between 10ms and 60s");
        InvalidSetting.unless(remember.compareTo(Duration.ofDays(1)) >= 0, "remember", "must be at least 1d");
    }

    /** What suits most: two threads, ten commits a second, articles remembered for thirty days. */
    public static EnrichConfig defaults() {
        return new EnrichConfig(
                2, Duration.ofMillis(100), Path.of("enrich"), Duration.ofDays(30), CountryPolicy.defaults(), null);
    }
}
