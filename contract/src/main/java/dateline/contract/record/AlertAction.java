package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of an alert, on {@code dateline.alert-actions}. The key is the alert's id. Enrich answers with a
 * record of the alert; what is said of an alert that has ended changes its feedback only.
 *
 * @param alertId the alert
 * @param kind what
 * @param by who, as they are known: a name, an address, "link"
 * @param at when
 * @param until for {@link Kind#SNOOZE}: until when
 * @param note in their words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertAction(
        String alertId,
        Kind kind,
        String by,
        Instant at,
        @Nullable Instant until,
        @Nullable String note) {
    /** What is said. */
    public enum Kind {
        /** I have seen it and it is right; tell me no more of it. */
        ACKNOWLEDGE,
        /** Not now. */
        SNOOZE,
        /** It is wrong; what it rests on does not count. */
        FALSE_POSITIVE,
        /** Take back what was said. */
        REOPEN
    }
}
