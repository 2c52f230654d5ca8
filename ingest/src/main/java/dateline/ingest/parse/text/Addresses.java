package dateline.ingest.parse.text;

import java.net.URI;
import java.net.URISyntaxException;
import org.jsoup.nodes.Element;

/** Relative references made absolute, as browsers do. */
public final class Addresses {
    /** How many characters an address may have: what sitemaps.org allows, and what browsers and servers bear. */
    public static final int LONGEST = 2_048;

    private Addresses() {}

    /** The absolute address; the reference itself where nothing can be made of it, or where it is too long to be one. */
    public static String resolve(String base, String reference) {
        String plain = reference.strip();
        if (plain.isEmpty()
                || plain.startsWith("http://")
                || plain.startsWith("https://")
                || plain.length() > LONGEST) { // Java resolves dots in a time that grows with the square
            return plain;
        }
        Element anchor = new Element("a");
        anchor.setBaseUri(base);
        anchor.attr("href", plain);
        String absolute = anchor.absUrl("href");
        return absolute.isEmpty() ? plain : absolute;
    }

    /** Whether people can follow it. */
    public static boolean isWeb(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Whether it can be written down as a URI (RFC 2396, as Java has it). */
    public static boolean isUri(String address) {
        try {
            return address.length() <= LONGEST && !new URI(address).toString().isEmpty();
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
