package dateline.ingest.websub;

import dateline.contract.record.FeedState.Push;
import dateline.ingest.fetch.WebLinks;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed announces (section 4): the hubs that tell of it, and the topic, which is the feed's address as the hubs
 * know it. The answer's {@code Link} headers win over the document.
 *
 * @param hubs absolute http and https addresses, the preferred one first; empty if there is none that can be used
 * @param topic the feed's own address by its word, else the one it was read at
 */
public record Discovery(List<String> hubs, String topic) {
    private static final int MOST_HUBS = 8;
    private static final int LONGEST_HUB = 2048;

    public Discovery {
        hubs = List.copyOf(hubs);
    }

    /**
     * From an answer. What is not an address is left out; a topic that is too long to be put into callback addresses
     * leaves no hub.
     *
     * @param url where the document was read
     * @param links what the answer's Link headers say
     * @param hubs of the document
     * @param self of the document, if it has it
     */
    public static Discovery of(String url, WebLinks links, List<String> hubs, @Nullable String self) {
        List<String> offered = absolute(url, links.hubs().stream());
        if (offered.isEmpty()) {
            offered = absolute(url, hubs.stream());
        }
        Stream<String> selves = Stream.of(Optional.ofNullable(links.self()), Optional.ofNullable(self))
                .flatMap(Optional::stream);
        String topic = absolute(url, selves).stream().findFirst().orElse(url);
        boolean fits = topic.getBytes(StandardCharsets.UTF_8).length <= Callbacks.LONGEST_TOPIC;
        return new Discovery(fits ? offered : List.of(), topic);
    }

    /** The hub to ask; empty if there is none. */
    Optional<String> firstHub() {
        return hubs.stream().findFirst();
    }

    /** Whether a subscription is still what the feed announces. */
    boolean offers(Push push) {
        return hubs.contains(push.hub()) && topic.equals(push.topic());
    }

    private static List<String> absolute(String base, Stream<String> addresses) {
        return addresses
                .map(address -> absolute(base, address))
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_HUBS)
                .toList();
    }

    private static Optional<String> absolute(String base, String address) {
        try {
            URI uri = new URI(base).resolve(new URI(address.strip()));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean usable = (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.toString().length() <= LONGEST_HUB;
            return usable ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
