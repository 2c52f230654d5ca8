package dateline.ingest.feed.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters of an address that only say where a reader came from, as publishers and advertisers document them. */
final class TrackingParameters {
    private static final List<String> PREFIXES =
            List.of("utm_", "at_", "ns_", "pk_", "mtm_", "mc_", "hsa_", "_hs", "wt.", "oly_", "vero_", "itm_", "sc_");
    private static final Set<String> NAMES = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "_ga",
            "_gl",
            "ref_src",
            "ref_url",
            "cmpid",
            "cmp",
            "ito",
            "xtor",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "mkt_tok",
            "smid",
            "smtyp",
            "ncid",
            "ocid",
            "s_cid",
            "wt_mc",
            "traffic_source",
            "soc_src",
            "soc_trk",
            "sr_share",
            "spref",
            "taid",
            "__twitter_impression",
            "ftag",
            "rssfeed",
            "feedtype");
    /** Names that other sites use for their articles' numbers, so that the value decides. */
    private static final Set<String> AMBIGUOUS =
            Set.of("ref", "source", "src", "from", "partner", "via", "cid", "origin", "referrer", "rss", "feed");

    private static final Set<String> SOURCES = Set.of(
            "rss",
            "rss1",
            "rss2",
            "rss20",
            "feed",
            "feeds",
            "rssfeed",
            "rssfeeds",
            "atom",
            "twitter",
            "facebook",
            "email",
            "newsletter",
            "home",
            "homepage",
            "true",
            "yes",
            "news_rss",
            "rss_feed",
            "public_rss",
            "syndication");

    private TrackingParameters() {}

    /** The query without them; empty if nothing is left. */
    static String without(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : parameter.substring(equals + 1).toLowerCase(Locale.ROOT);
        return NAMES.contains(name)
                || PREFIXES.stream().anyMatch(name::startsWith)
                || (AMBIGUOUS.contains(name) && SOURCES.contains(value));
    }
}
