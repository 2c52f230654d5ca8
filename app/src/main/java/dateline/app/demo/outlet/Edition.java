package dateline.app.demo.outlet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed in one phase, ready to be written.
 *
 * @param outlet whose feed
 * @param at when the phase came
 * @param illFormed whether its document forgets to escape
 * @param entries newest first
 */
public record Edition(Outlet outlet, Instant at, boolean illFormed, List<Entry> entries) {
    public Edition {
        entries = List.copyOf(entries);
    }

    /**
     * An item as the feed carries it in this phase.
     *
     * @param item the text that is out
     * @param link as the feed gives it
     * @param guid the feed's identifier
     * @param published when it appeared
     * @param updated when its text changed last
     */
    public record Entry(
            Item item, @Nullable String link, @Nullable String guid, Instant published, Instant updated) {}
}
