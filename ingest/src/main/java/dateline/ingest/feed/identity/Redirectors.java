package dateline.ingest.feed.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that only lead to another and carry it: redirects of search engines, aggregators and networks that have it
 * as a parameter, AMP caches that have it in their path, and Google News', which had it in base64 until 2024.
 */
final class Redirectors {
    private static final Pattern AMP_CACHE = Pattern.compile(
            "https?://(?:[^/]+\\.cdn\\.ampproject\\.org|www\\.google\\.[a-z.]+/amp)/(?:[a-z]/)?(?:s/)?(.+)");
    /** Known by the last part of the path, or by the host; the parameter has to be a whole address. */
    private static final Pattern PARAMETER = Pattern.compile(
            "https?://(?:(?:out|l|lm|go|away|click|redirect)\\.[^/?]+/[^?]*|[^/?]+/(?:[^?]*/)?"
                    + "(?:url|l|l\\.php|apiclick\\.aspx|away(?:\\.php)?|redirect|redir|linkfilter))/?"
                    + "\\?(?:.*&)?(?:url|q|u|to|z|uddg)=(https?(?:%3A|:)(?:%2F|/){2}[^&]+).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GOOGLE_NEWS = Pattern.compile(
            "https?://news\\.google\\.com/(?:__i/)?(?:rss/)?(?:rd/)?(?:articles|read)/(CBMi[\\w-]{20,4000})=*(?:\\?.*)?");
    /** Where the address stands in Google's record, behind its number (field 1) and the mark of field 4. */
    private static final int ADDRESS = 3;

    private Redirectors() {}

    /** What an address leads to, as it is written there; empty if it leads nowhere else. */
    static String target(String address) {
        if (address.indexOf("http", 4) < 0 && address.indexOf("HTTP", 4) < 0) {
            String cached = address.contains("amp") ? cached(address) : "";
            return cached.isEmpty() && address.contains("/CBMi") ? googleNews(address) : cached;
        }
        Matcher parameter = PARAMETER.matcher(address);
        return parameter.matches() ? decoded(parameter.group(1)) : cached(address);
    }

    private static String cached(String address) {
        Matcher cache = AMP_CACHE.matcher(address);
        return cache.matches() ? "https://" + cache.group(1) : "";
    }

    /** Of the newer ones what is within is no address, and only Google knows what it stands for. */
    private static String googleNews(String address) {
        Matcher article = GOOGLE_NEWS.matcher(address);
        if (!article.matches()) {
            return "";
        }
        byte[] record;
        try {
            record = Base64.getUrlDecoder().decode(article.group(1));
        } catch (IllegalArgumentException e) {
            return "";
        }
        int length = record[ADDRESS] & 0x7f;
        int start = ADDRESS + 1;
        if (record[ADDRESS] < 0) { // lengths of more than seven bits take a second byte
            length |= record[start++] << 7;
        }
        if (length < 0 || start + length > record.length) {
            return "";
        }
        String target = new String(record, start, length, StandardCharsets.UTF_8);
        return target.matches("https?://[^\\s\\p{Cntrl}]+") ? target : "";
    }

    private static String decoded(String parameter) {
        try {
            return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
