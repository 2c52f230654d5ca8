package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.contract.record.Watch.Level;
import dateline.contract.record.Watch.Mode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A country entered the news, on {@code dateline.alerts}. The key is the alert's id; each record replaces the one
 * before. A pure function of the stream: a replay gives the same ids. What is nullable here is there in every record of
 * schema 2.0.0 and later unless it says otherwise.
 *
 * @param id derived from watch, watch version, scope, country and episode
 * @param watchId the watch that fired
 * @param watchVersion its version at that time
 * @param watchName its name at that time
 * @param state where the alert is in its life
 * @param country ISO 3166-1 alpha-2, or XK; of several that entered with one story the first
 * @param countryName English name
 * @param episode counts from 1 for each watch, version, scope and country
 * @param at event time of the mention that fired it
 * @param lastMention the mention before that, if there was one
 * @param window the watch's window
 * @param why one sentence for people
 * @param articles up to six articles behind it, each of another publisher as far as there are
 * @param revision counts from 1 with each record of this alert
 * @param updated event time of what led to this record
 * @param mode the watch's mode
 * @param scope for {@link Watch.Mode#PAIR} the topic's code or the entity's name that the country came with; else absent
 * @param level how well it is backed
 * @param publishers how many publishers are behind it
 * @param mentions how many articles are behind it
 * @param entries all countries that entered with the story, this one first
 * @param baseline what the watch had seen before
 * @param gaps feeds that could not be read within the window
 * @param heldBack for an alert that stands for those held back by the watch's limit: how many; else absent
 * @param deliverAfter when people may be told: after quiet hours, or with the digest; absent for at once
 * @param digest whether it is told together with others; absent for no
 * @param channels the watch's channels; absent for those that are for every watch
 * @param silent true for a record that nobody is to be told of: something to look at, not to be woken by; else absent
 * @param reason why it ended, one sentence for people; absent before
 * @param feedback what a person last said of it; absent if nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Alert(
        String id,
        String watchId,
        int watchVersion,
        String watchName,
        State state,
        String country,
        String countryName,
        int episode,
        Instant at,
        @Nullable Instant lastMention,
        Duration window,
        String why,
        List<Source> articles,
        @Nullable Integer revision,
        @Nullable Instant updated,
        @Nullable Mode mode,
        @Nullable String scope,
        @Nullable Level level,
        @Nullable Integer publishers,
        @Nullable Integer mentions,
        @Nullable List<Entry> entries,
        @Nullable Baseline baseline,
        @Nullable List<Gap> gaps,
        @Nullable Integer heldBack,
        @Nullable Instant deliverAfter,
        @Nullable Boolean digest,
        @Nullable List<String> channels,
        @Nullable Boolean silent,
        @Nullable String reason,
        @Nullable Feedback feedback) {
    public Alert {
        articles = List.copyOf(articles);
        entries = entries == null ? null : List.copyOf(entries);
        gaps = gaps == null ? null : List.copyOf(gaps);
        channels = channels == null ? null : List.copyOf(channels);
    }

    /** Where an alert is in its life. */
    public enum State {
        /** New. */
        OPEN,
        /** More sources, or another level. */
        UPDATED,
        /** Someone has seen it. */
        ACKNOWLEDGED,
        /** Nobody is to be told more of it for a while. */
        SNOOZED,
        /** Someone says that it is wrong. */
        FALSE_POSITIVE,
        /** The country has not been mentioned for the window. */
        RESOLVED,
        /** The articles behind it have been corrected or withdrawn. */
        RETRACTED;

        /** Whether nothing more comes of it. */
        public boolean isEnded() {
            return this == FALSE_POSITIVE || this == RESOLVED || this == RETRACTED;
        }
    }

    /**
     * An article behind an alert.
     *
     * @param articleId the article
     * @param outlet the outlet's name
     * @param title the article's title
     * @param url the article's address, may be empty
     * @param storyId the story it tells
     * @param seen when it was seen
     * @param evidence where the country stands in it
     * @param publisher who is behind the outlet; null in records of schema 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(
            String articleId,
            String outlet,
            String title,
            String url,
            String storyId,
            Instant seen,
            List<Country.Evidence> evidence,
            @Nullable String publisher) {
        public Source {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A country that entered the news.
     *
     * @param country code
     * @param countryName English name
     * @param episode see {@link Alert#episode()}
     * @param at event time of the mention
     * @param lastMention the mention before that, if there was one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String country,
            String countryName,
            int episode,
            Instant at,
            @Nullable Instant lastMention) {}

    /**
     * What a watch had seen before it fired.
     *
     * @param from since when it has looked
     * @param days for how many of the window's days, or of the last 28 for a surge, it has looked
     * @param observed for a surge: articles about the country in two hours; else absent
     * @param expected for a surge: how many the days before let expect; else absent
     * @param probability for a surge: how likely so many are by chance; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Baseline(
            Instant from,
            double days,
            @Nullable Integer observed,
            @Nullable Double expected,
            @Nullable Double probability) {}

    /**
     * A time in which a feed could not be read, so that nothing is known of what it had.
     *
     * @param feedId the feed
     * @param from when that began
     * @param to when it ended; absent if it had not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Gap(String feedId, Instant from, @Nullable Instant to) {}

    /**
     * What a person said of an alert.
     *
     * @param kind what
     * @param by who, as they were known
     * @param at when
     * @param until for {@link AlertAction.Kind#SNOOZE}: until when
     * @param note in their words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feedback(
            AlertAction.Kind kind,
            String by,
            Instant at,
            @Nullable Instant until,
            @Nullable String note) {}
}
