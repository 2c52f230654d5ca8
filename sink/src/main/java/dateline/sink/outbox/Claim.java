package dateline.sink.outbox;

import dateline.contract.record.Alert;
import java.time.Instant;
import java.util.Map;

/**
 * A revision of an alert that somebody has taken to tell a channel of. It is nobody else's until its lease ends.
 *
 * @param channel the channel
 * @param alertId the alert
 * @param revision which revision
 * @param attempt which attempt this is, from 1
 * @param probe whether it is to find out if a channel that failed works again
 * @param due since when it is to be told
 * @param alert the alert as it was at that revision
 * @param texts texts of the articles behind it, by article; only for people
 */
public record Claim(
        String channel,
        String alertId,
        int revision,
        int attempt,
        boolean probe,
        Instant due,
        Alert alert,
        Map<String, String> texts) {
    public Claim {
        texts = Map.copyOf(texts);
    }

    Claim with(Map<String, String> newTexts) {
        return new Claim(channel, alertId, revision, attempt, probe, due, alert, newTexts);
    }
}
