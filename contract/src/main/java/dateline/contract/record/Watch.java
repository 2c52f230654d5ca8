package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone's standing question, on {@code dateline.watches}: tell me when a country enters the news. The key is the
 * watch's id; a record without a value removes it.
 *
 * @param id letters, digits and hyphens
 * @param version counts up with each change that can change what fires
 * @param name for people to read
 * @param mode when it fires
 * @param window how long a country must have been absent; how long a surge must be over before the next
 * @param countries what it is about: codes, or groups such as {@code EU} and {@code central-asia}, see {@link
 *     CountryGroups}; empty for all
 * @param minConfidence mentions below are ignored, 0..1
 * @param minSalience mentions below are ignored, 0..1
 * @param maxAge articles older than this when first seen are ignored: backfills are not news
 * @param since when it came into force
 * @param learning whether it stays silent for its first window, while everything would be new to it
 * @param filter which articles it looks at; null for all
 * @param level how many publishers must have it; null for {@link Level#UNCONFIRMED}
 * @param pair for {@link Mode#PAIR}: what the country is to be together with
 * @param surge for {@link Mode#SURGE}: what makes a surge; null for {@link Surge#DEFAULT}
 * @param limits what keeps it from storming; null for {@link Limits#DEFAULT}
 * @param quietHours when nobody is to be told; null for never
 * @param digest when all that came up is told together; null for at once
 * @param channels names of the channels that tell of its alerts; null or empty for those that are for every watch
 * @param owner whose it is, for people to read
 * @param seeds when countries were last in the news before this watch began; with seeds it need not learn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Watch(
        String id,
        int version,
        String name,
        Mode mode,
        Duration window,
        List<String> countries,
        double minConfidence,
        double minSalience,
        Duration maxAge,
        Instant since,
        Learning learning,
        @Nullable Filter filter,
        @Nullable Level level,
        @Nullable Pair pair,
        @Nullable Surge surge,
        @Nullable Limits limits,
        @Nullable QuietHours quietHours,
        @Nullable Digest digest,
        @Nullable List<String> channels,
        @Nullable String owner,
        @Nullable List<Seed> seeds) {
    public Watch {
        countries = List.copyOf(countries);
        channels = channels == null ? null : List.copyOf(channels);
        seeds = seeds == null ? null : List.copyOf(seeds);
    }

    /** When a watch fires. */
    public enum Mode {
        /** A country not mentioned within the window. */
        NOVEL,
        /** A country never mentioned before. */
        FIRST_EVER,
        /** A country mentioned more often in two hours than the same hours of the last 28 days explain. */
        SURGE,
        /** A country mentioned together with a topic or an entity for the first time within the window. */
        PAIR
    }

    /** What a watch does in its first window. */
    public enum Learning {
        /** Stays silent and remembers. */
        SILENT,
        /** Fires from the first mention on. */
        NONE
    }

    /** How well a mention is backed by publishers that do not depend on each other. */
    public enum Level {
        /** One publisher. */
        UNCONFIRMED,
        /** Two or more. */
        CORROBORATED
    }

    /**
     * Which articles a watch looks at. Each list that is not empty must have something of the article.
     *
     * @param feeds ids of feeds
     * @param outlets names of outlets, in any case
     * @param languages ISO 639-1 codes
     * @param topics IPTC Media Topics codes
     * @param entities names of entities, in any case
     * @param notCountries codes or groups that are left out
     */
    public record Filter(
            List<String> feeds,
            List<String> outlets,
            List<String> languages,
            List<String> topics,
            List<String> entities,
            List<String> notCountries) {
        public Filter {
            feeds = List.copyOf(feeds);
            outlets = List.copyOf(outlets);
            languages = List.copyOf(languages);
            topics = List.copyOf(topics);
            entities = List.copyOf(entities);
            notCountries = List.copyOf(notCountries);
        }
    }

    /**
     * What a country is to be together with, in one article; each of them is a first time of its own.
     *
     * @param topics IPTC Media Topics codes
     * @param entities names of entities, in any case
     */
    public record Pair(List<String> topics, List<String> entities) {
        public Pair {
            topics = List.copyOf(topics);
            entities = List.copyOf(entities);
        }
    }

    /**
     * What makes a surge.
     *
     * @param minMentions articles in two hours at least
     * @param minPublishers publishers in two hours at least
     * @param maxProbability how unlikely so many must be by chance, 0..1
     */
    public record Surge(int minMentions, int minPublishers, double maxProbability) {
        /** Five articles of three publishers, one in ten thousand by chance. */
        public static final Surge DEFAULT = new Surge(5, 3, 1e-4);
    }

    /**
     * What keeps a watch from storming.
     *
     * @param alerts how many it may raise in a time; the rest is held back and counted
     * @param per that time
     * @param coolDown how long a country stays quiet after its alert has ended
     * @param group how long countries that enter with the same story join its alert
     */
    public record Limits(int alerts, Duration per, Duration coolDown, Duration group) {
        /** Twenty an hour; no cool-down; an hour to join. */
        public static final Limits DEFAULT = new Limits(20, Duration.ofHours(1), Duration.ZERO, Duration.ofHours(1));
    }

    /**
     * When nobody is to be told; what comes up meanwhile is told afterwards.
     *
     * @param from the time of day at which they begin
     * @param to the time of day at which they end; the next day's if not after {@code from}
     * @param zone where
     * @param days the days on which they begin; null for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuietHours(
            LocalTime from,
            LocalTime to,
            ZoneId zone,
            @Nullable List<DayOfWeek> days) {
        public QuietHours {
            days = days == null ? null : List.copyOf(days);
        }
    }

    /**
     * When all that came up is told together.
     *
     * @param at times of day, at least one
     * @param zone where
     */
    public record Digest(List<LocalTime> at, ZoneId zone) {
        public Digest {
            at = List.copyOf(at);
        }
    }

    /**
     * When a country was last in the news before a watch began.
     *
     * @param country code
     * @param lastMention event time
     */
    public record Seed(String country, Instant lastMention) {}
}
