package dateline.ingest.parse.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as publishers write them, made absolute and mended as browsers do (WHATWG's URL standard): line breaks go,
 * spaces and brackets are escaped, backslashes are slashes, references left over from HTML are undone.
 */
public final class Addresses {
    /** How many characters an address may have: what sitemaps.org allows, and what browsers and servers bear. */
    public static final int LONGEST = 2_048;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:");
    private static final Pattern SLASHES = Pattern.compile("(https?):[/\\\\]*+([^/\\\\].*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FEED = Pattern.compile("feed:(?://)?(https?:)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMPERSAND = Pattern.compile("&(?:amp|#0*38|#[xX]0*26);");
    /** With the next line's indentation; within an attribute XML has made spaces of both. */
    private static final Pattern BREAK = Pattern.compile("[ \t]*+[\r\n]+[ \t]*+|[ \t]{2,}+");

    private static final Pattern HOST = Pattern.compile("https?://([^/?#]+)", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** The absolute address; the reference itself where nothing can be made of it, or where it is too long to be one. */
    public static String resolve(String base, String reference) {
        String plain = reference.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) { // Java resolves dots in a time that grows with the square
            return plain;
        }
        if (isFine(plain)) {
            return plain;
        }
        String clean = clean(plain);
        if (clean.isEmpty() || isWeb(clean)) {
            return escaped(clean);
        }
        return SCHEME.matcher(clean).lookingAt() && !clean.regionMatches(true, 0, "feed:", 0, 5)
                ? withScheme(clean)
                : escaped(relative(base, clean));
    }

    /** The same; null for what people cannot follow: scripts, mail, files. */
    public static @Nullable String link(String base, @Nullable String reference) {
        if (reference == null) {
            return null;
        }
        String address = resolve(base, reference);
        return isWeb(address) ? address : null;
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

    /** The host of a web address without {@code www.}, lower case; empty for anything else. */
    public static String host(String address) {
        Matcher host = HOST.matcher(address);
        String name = host.lookingAt() ? host.group(1).toLowerCase(Locale.ROOT) : "";
        return name.startsWith("www.") ? name.substring(4) : name;
    }

    /** Most addresses are: absolute, without a character that would have to be mended. */
    private static boolean isFine(String address) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            return false;
        }
        int start = address.indexOf(':') + 3;
        if (start == address.length() || address.charAt(start) == '/' || address.charAt(start) == '[') {
            return false;
        }
        for (int i = start; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || c == 0x7f || "\\[]\"<>`{}|^".indexOf(c) >= 0) {
                return false;
            }
            if (c == '&' && (address.startsWith("amp;", i + 1) || address.startsWith("#", i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static String clean(String address) {
        String whole = BREAK.matcher(address).replaceAll("");
        StringBuilder out = new StringBuilder(whole.length());
        whole.chars().filter(c -> c >= ' ' && c != 0x7f).forEach(c -> out.append((char) c));
        String clean = out.toString().replaceAll("^ +| +$", "");
        for (int i = 0; i < 3 && clean.indexOf('&') >= 0; i++) { // some escape twice and thrice
            clean = AMPERSAND.matcher(clean).replaceAll("&");
        }
        Matcher web = SLASHES.matcher(clean);
        if (!web.matches()) {
            return clean;
        }
        int end = endOfPath(clean);
        String path = clean.substring(0, end).replace('\\', '/');
        return web.group(1) + "://" + path.substring(web.start(2)) + clean.substring(end);
    }

    private static int endOfPath(String address) {
        int end = 0;
        while (end < address.length() && "?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** What has a scheme that is not the web's stays as it is, unless the colon begins a port. */
    private static String withScheme(String address) {
        return address.matches("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+:\\d+(?:[/?#].*)?") ? "https://" + address : address;
    }

    private static String relative(String base, String reference) {
        Matcher feed = FEED.matcher(reference);
        if (feed.lookingAt()) {
            return (feed.group(1) == null ? "http://" : feed.group(1)) + reference.substring(feed.end());
        }
        if (namesAHost(base, reference)) {
            return (base.startsWith("http:") ? "http://" : "https://") + reference;
        }
        Element anchor = new Element("a");
        anchor.setBaseUri(base);
        anchor.attr("href", escaped(reference.startsWith("?") ? reference : reference.replace('\\', '/')));
        String absolute = anchor.absUrl("href");
        return absolute.isEmpty() ? reference : absolute;
    }

    /** Whether a reference without a scheme begins with a host: {@code www.}, or the one that it stands on. */
    private static boolean namesAHost(String base, String reference) {
        int end = 0;
        while (end < reference.length() && "/?#".indexOf(reference.charAt(end)) < 0) {
            end++;
        }
        String first = reference.substring(0, end).toLowerCase(Locale.ROOT);
        String host = host(base);
        return first.matches("www\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)+")
                || (!host.isEmpty() && (first.equals(host) || first.equals("www." + host)));
    }

    /** Escapes what has no place in an address; brackets may stand in a query and around a host's number. */
    private static String escaped(String address) {
        StringBuilder out = null;
        int path = isWeb(address) ? address.indexOf('/', address.indexOf(':') + 3) : 0;
        boolean inQuery = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            inQuery |= c == '?' || c == '#';
            boolean bracket = c == '[' || c == ']';
            boolean odd = bracket
                    ? !inQuery && path >= 0 && i > path
                    : c == ' ' || "\"<>`{}|^".indexOf(c) >= 0 || (c == '\\' && inQuery);
            if (odd && out == null) {
                out = new StringBuilder(address.length() + 16).append(address, 0, i);
            }
            if (out != null) {
                if (odd) {
                    out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
        return out == null ? address : out.toString();
    }
}
