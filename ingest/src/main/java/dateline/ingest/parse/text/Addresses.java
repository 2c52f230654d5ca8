package dateline.ingest.parse.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as publishers write them, made absolute and mended as browsers do (WHATWG's URL standard): line breaks go,
 * spaces and brackets are escaped, backslashes are slashes, references left over from HTML are undone.
 */
public final class Addresses {
    /** How many characters an address may have: what sitemaps.org allows, and what browsers and servers bear. */
    public static final int LONGEST = 2_048;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:");
    private static final Pattern SLASHES =
            Pattern.compile("(https?)(?:[:;]+[/\\\\]*+|//+)([^/\\\\].*)", Pattern.CASE_INSENSITIVE);
    /** A second scheme, at the beginning or behind the first one's host: the first was put before a whole address. */
    private static final Pattern TWICE = Pattern.compile("https?://[^/?#]*?(https?:?//.+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern FEED = Pattern.compile("feed:(?://)?(https?:)?", Pattern.CASE_INSENSITIVE);
    /** References of HTML; without a semicolon they are parameters. */
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:amp|quot|lt|gt|apos|#\\d{2,6}|#x[0-9a-f]{2,5});", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_REFERENCE = 9;
    /** What stands around an address: white space of all kinds, marks that nobody sees, quotes. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]++|[\\s\\p{Z}\\p{Cf}]++$");

    private static final Pattern QUOTED = Pattern.compile("^(?:\"([^\"]*)\"|'([^']*)'|<([^<>]*)>)$");
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
        boolean inHost = true;
        for (int i = start; i < address.length(); i++) {
            char c = address.charAt(i);
            inHost &= c != '/' && c != '?' && c != '#';
            if (c <= ' ' || c == 0x7f || "\\[]\"<>`{}|^".indexOf(c) >= 0) {
                return false;
            }
            if (inHost && c == ':') {
                return false;
            }
            if ((c == '&' && isReference(address, i)) || (c == '.' && address.charAt(i - 1) == '/')) {
                return false;
            }
        }
        char last = address.charAt(address.length() - 1);
        return last < 0x7f || Character.isLetterOrDigit(last);
    }

    private static boolean isReference(String address, int at) {
        for (int i = at + 2; i < address.length() && i <= at + LONGEST_REFERENCE; i++) {
            if (address.charAt(i) == ';') {
                return true;
            }
        }
        return false;
    }

    private static String character(MatchResult reference) {
        String name = reference.group();
        return name.equalsIgnoreCase("&amp;")
                ? "&" // by far the most, and a decoder costs much more
                : Matcher.quoteReplacement(Parser.unescapeEntities(name.toLowerCase(Locale.ROOT), true));
    }

    private static String clean(String address) {
        String whole = BREAK.matcher(address).replaceAll("");
        StringBuilder out = new StringBuilder(whole.length());
        whole.chars().filter(c -> c >= ' ' && c != 0x7f).forEach(c -> out.append((char) c));
        String clean = bare(out.toString());
        for (int i = 0; i < 3 && clean.indexOf('&') >= 0; i++) { // some escape twice and thrice
            clean = REFERENCE.matcher(clean).replaceAll(Addresses::character);
        }
        Matcher web = SLASHES.matcher(clean);
        if (!web.matches()) {
            return clean;
        }
        Matcher twice = TWICE.matcher(web.group(1) + "://" + web.group(2));
        return twice.matches() ? clean(twice.group(1)) : mended(web.group(1).toLowerCase(Locale.ROOT), web.group(2));
    }

    private static String bare(String address) {
        String bare = AROUND.matcher(address).replaceAll("");
        if (bare.isEmpty() || "\"'<".indexOf(bare.charAt(0)) < 0) {
            return bare;
        }
        Matcher quoted = QUOTED.matcher(bare);
        if (!quoted.matches()) {
            return bare;
        }
        for (int i = 1; i <= 3; i++) {
            bare = quoted.group(i) == null ? bare : quoted.group(i);
        }
        return AROUND.matcher(bare).replaceAll("");
    }

    /** A web address without the usual port, backslashes and dots in its path. */
    private static String mended(String scheme, String rest) {
        int end = endOfPath(rest);
        String place = rest.substring(0, end).replace('\\', '/');
        int slash = place.indexOf('/');
        String host = slash < 0 ? place : place.substring(0, slash);
        if (host.indexOf('@') < 0) {
            host = host.replaceFirst(scheme.equals("https") ? ":(?:443)?$" : ":(?:80)?$", "");
        }
        return scheme + "://" + host + (slash < 0 ? "" : undotted(place.substring(slash))) + rest.substring(end);
    }

    private static String undotted(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            boolean here = segments[i].equals(".");
            if (up) {
                kept.pollLast();
            }
            if (!up && !here) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
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
