package dateline.enrich.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a watch remembers of a country.
 *
 * @param lastMention event time of the latest mention
 * @param episodes how often the watch has fired for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Memory(@Nullable Instant lastMention, int episodes) {
    /** Of a country never mentioned. */
    public static final Memory NONE = new Memory(null, 0);

    Memory mentionedAt(Instant time) {
        return new Memory(lastMention == null || time.isAfter(lastMention) ? time : lastMention, episodes);
    }

    Memory fired() {
        return new Memory(lastMention, episodes + 1);
    }
}
