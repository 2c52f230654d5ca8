package dateline.ingest.feed.identity;

import dateline.contract.record.ArticleIds;
import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is the same about all addresses under which one site shows one article: with and without {@code www}, the mobile
 * and the AMP edition, a trailing slash, the order of parameters, the way characters are escaped. Nothing to open, only
 * to compare; an article's id is derived from it, so a change here makes stored articles new.
 */
public final class UrlIdentity {
    private static final Set<String> EDITIONS = Set.of("www", "m", "mobile", "amp", "wap", "touch");
    private static final Set<String> AMP_PARAMETERS =
            Set.of("amp", "amp=1", "amp=true", "outputtype=amp", "outputtype=default-amp", "m=1", "mobile=1");
    private static final Pattern AMP_PATH = Pattern.compile("(?:/amp|\\.amp)(?=$|\\.html?$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDEX = Pattern.compile("/(?:index|default)\\.(?:html?|php|aspx?|jsp)$");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private static final int LONGEST_HOST = 253;

    private UrlIdentity() {}

    /** The identity of a canonical address; empty for an empty one. */
    static String of(String canonicalUrl) {
        if (canonicalUrl.isEmpty()) {
            return "";
        }
        String rest = canonicalUrl.substring("https://".length());
        int slash = rest.indexOf('/');
        int question = rest.indexOf('?', slash);
        String path = rest.substring(slash, question < 0 ? rest.length() : question);
        String query = question < 0 ? "" : rest.substring(question + 1);
        return host(rest.substring(0, slash)) + path(normalized(path)) + query(normalized(query));
    }

    /** The id of the article at a canonical address. */
    public static String articleId(String canonicalUrl) {
        return ArticleIds.ofUrl(of(canonicalUrl));
    }

    private static String host(String host) {
        List<String> labels = Arrays.asList(ascii(host).split("\\."));
        int last = labels.size();
        StringBuilder kept = new StringBuilder(host.length());
        for (int i = 0; i < last; i++) {
            boolean edition = i < 2 && last - i > 2 && EDITIONS.contains(labels.get(i));
            if (!edition) {
                kept.append(kept.isEmpty() ? "" : ".").append(labels.get(i));
            }
        }
        return kept.toString();
    }

    private static String ascii(String host) {
        String whole = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        // a name has 253 characters at most (RFC 1035); what is longer takes time with the square of its length
        if (whole.length() > LONGEST_HOST || whole.chars().allMatch(c -> c < 0x80)) {
            return whole;
        }
        try {
            return IDN.toASCII(whole, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return whole;
        }
    }

    private static String path(String path) {
        String single = SLASHES.matcher(path).replaceAll("/");
        String prefixed = single.startsWith("/amp/") && single.length() > 5 ? single.substring(4) : single;
        String open = prefixed.endsWith("/") ? prefixed.substring(0, prefixed.length() - 1) : prefixed;
        String plain = open.length() > 5 ? AMP_PATH.matcher(open).replaceFirst("") : open;
        String named = INDEX.matcher(plain).replaceFirst("");
        return named.isEmpty() ? "/" : named;
    }

    private static String query(String query) {
        Set<String> parameters = new TreeSet<>();
        for (String parameter : query.split("&")) {
            if (!parameter.isEmpty() && !AMP_PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT))) {
                parameters.add(parameter);
            }
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    /** Escapes of what needs none are undone, the others are in capitals: RFC 3986, section 6.2.2. */
    private static String normalized(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c == '%' && i + 2 < text.length() ? escape(text, i) : -1;
            if (code < 0) {
                out.append(c);
            } else if (isUnreserved(code)) {
                out.append((char) code);
                i += 2;
            } else {
                out.append(text.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 2;
            }
        }
        return out.toString();
    }

    private static int escape(String text, int at) {
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
