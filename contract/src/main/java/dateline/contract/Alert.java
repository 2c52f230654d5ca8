package dateline.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A country entered the news, on {@code dateline.alerts}. The key is the alert's id. A pure function of the stream: a
 * replay gives the same ids.
 *
 * @param id derived from watch, watch version, country and episode
 * @param watchId the watch that fired
 * @param watchVersion its version at that time
 * @param watchName its name at that time
 * @param state where the alert is in its life
 * @param country ISO 3166-1 alpha-2, or XK
 * @param countryName English name
 * @param episode counts from 1 for each watch, version and country
 * @param at event time of the mention that fired it
 * @param lastMention the mention before that, if there was one
 * @param window the watch's window
 * @param why one sentence for people
 * @param articles the article that fired it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        List<Source> articles) {
    public Alert {
        articles = List.copyOf(articles);
    }

    /** Where an alert is in its life. */
    public enum State {
        OPEN
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
     */
    public record Source(
            String articleId,
            String outlet,
            String title,
            String url,
            String storyId,
            Instant seen,
            List<Country.Evidence> evidence) {
        public Source {
            evidence = List.copyOf(evidence);
        }
    }
}
