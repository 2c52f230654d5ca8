package dateline.sink.message;

import dateline.contract.record.AlertAction;
import dateline.runtime.watch.ActionLinks;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links that go into messages.
 *
 * @param console the address of the console's page as people reach it; null if there is none
 * @param signer makes links that say something of an alert; null for none
 */
public record MessageLinks(@Nullable URI console, @Nullable ActionLinks signer) {
    /** No links. */
    public static final MessageLinks NONE = new MessageLinks(null, null);

    /** How long a signed link works. */
    public static final Duration VALID = Duration.ofDays(7);

    private static final int LONGEST_ADDRESS = 2_000;

    /**
     * A link.
     *
     * @param text what it does
     * @param url where it leads
     */
    record Link(String text, String url) {}

    /** Ways to say something of an alert; empty where nobody could check them. */
    List<Link> actions(String alertId, Instant now) {
        if (console == null || signer == null) {
            return List.of();
        }
        Instant end = now.plus(VALID);
        return List.of(
                new Link("Acknowledge", signer.link(console, alertId, AlertAction.Kind.ACKNOWLEDGE, end)),
                new Link("Snooze", signer.link(console, alertId, AlertAction.Kind.SNOOZE, end)),
                new Link("False positive", signer.link(console, alertId, AlertAction.Kind.FALSE_POSITIVE, end)));
    }

    /** An article's address if it is one that can safely be followed: http or https, of ASCII, not too long. */
    static @Nullable String safe(String url) {
        if (url.length() > LONGEST_ADDRESS) {
            return null;
        }
        try {
            URI uri = new URI(url.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getRawAuthority() != null ? uri.toASCIIString().replace("'", "%27") : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
