package dateline.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Whether a site lets us read a page, by its robots.txt (RFC 9309): without one, or where it answers with a client error
 * other than "too many requests", everything may be read; where it cannot be had, nothing may for a while. What a site
 * said holds for a day. Its {@code Crawl-delay} becomes the pause between requests to its host.
 *
 * <p>For articles' pages, which we find by ourselves; a feed is asked for because somebody added it.
 *
 * <p>Safe for any number of threads.
 */
public final class RobotsRules {
    private static final Duration KNOWN_FOR = Duration.ofHours(24);
    private static final Duration UNKNOWN_FOR = Duration.ofMinutes(10);
    private static final int MOST_ORIGINS = 20_000;
    /** RFC 9309, section 2.5. */
    private static final int MOST_BYTES = 500 << 10;

    private final PoliteFetcher fetcher;
    private final Set<String> names;
    private final Cache<String, Answer> origins = Caffeine.newBuilder()
            .maximumSize(MOST_ORIGINS)
            .expireAfter(
                    Expiry.<String, Answer>creating((origin, answer) -> answer.isKnown() ? KNOWN_FOR : UNKNOWN_FOR))
            .build();

    /** @param userAgent how we introduce ourselves; its first word is the name that rules are for */
    public RobotsRules(PoliteFetcher fetcher, String userAgent) {
        this.fetcher = fetcher;
        this.names = Set.of(userAgent.split("[/\\s(]", 2)[0].toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the page may be read; asks the site if it is not known. Waits for the host's turn.
     *
     * @param options how the feed is asked that names the page
     */
    public boolean permits(String url, FetchOptions options) throws InterruptedException {
        HttpUrl address = HttpUrl.parse(url);
        if (address == null) {
            return false;
        }
        String robots = address.newBuilder()
                .username("")
                .password("")
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        String key = robots + ' ' + options.proxy() + options.direct();
        Answer answer = origins.getIfPresent(key);
        if (answer == null) {
            answer = ask(robots, options);
            origins.put(key, answer);
        }
        long delay = answer.rules().getCrawlDelay();
        if (delay > 0) {
            fetcher.keepApart(url, Duration.ofMillis(delay));
        }
        return answer.rules().isAllowed(url);
    }

    private record Answer(BaseRobotRules rules, boolean isKnown) {}

    private Answer ask(String url, FetchOptions options) throws InterruptedException {
        return switch (fetcher.fetch(FetchRequest.robots(url).with(options))) {
            case FetchResult.Fetched f -> f.incomplete() == null ? new Answer(parsed(url, f), true) : all(false);
            case FetchResult.Gone g -> all(true);
            case FetchResult.Failed f -> f.reason().startsWith("http-4") ? all(true) : all(false);
            case FetchResult.Throttled t -> all(false);
            case FetchResult.NotModified n -> all(false);
        };
    }

    private BaseRobotRules parsed(String url, FetchResult.Fetched fetched) {
        byte[] bytes = fetched.document().bytes();
        byte[] most = bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
        String type = fetched.document().contentType();
        return new SimpleRobotRulesParser().parseContent(url, most, plain(type), names);
    }

    /** The parser takes what is called HTML for an error page, and so do we. */
    private static String plain(@Nullable String contentType) {
        return contentType == null ? "text/plain" : contentType.split(";", 2)[0].strip();
    }

    private static Answer all(boolean allowed) {
        return new Answer(
                new SimpleRobotRules(allowed ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE), allowed);
    }
}
