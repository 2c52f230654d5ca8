package dateline.contract.record;

import java.net.URI;
import java.util.Locale;

/** How feeds get their ids and partitions. */
public final class FeedIds {
    private FeedIds() {}

    /** The id of a feed: sixteen hexadecimal digits from its address, so that adding it twice changes nothing. */
    public static String of(String url) {
        return ArticleIds.hash("feed", url).substring(0, 16);
    }

    /** The host of an address with its port if it names one, in lower case; the whole address if it has none. */
    public static String host(String url) {
        try {
            String authority = URI.create(url).getRawAuthority();
            return (authority == null ? url : authority).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return url.toLowerCase(Locale.ROOT);
        }
    }
}
