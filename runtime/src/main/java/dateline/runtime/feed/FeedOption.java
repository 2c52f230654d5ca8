package dateline.runtime.feed;

import dateline.runtime.config.Spelling;
import dateline.runtime.net.ProxyAddress;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of how one feed is read. The names are the same wherever an option is given: in a list of feeds, on
 * the command line, in the API and in the feed's record. Options that end in {@code -secret} have the name of a secret,
 * never the secret.
 */
public enum FeedOption {
    USER_AGENT("user-agent", "how we introduce ourselves", HeaderRules::value),
    /** One a header: {@code header.X-Edition}. */
    HEADER("header.", "NAME=VALUE: a request header for the feed's own origin", HeaderRules::value),
    /** One a header: {@code header-secret.X-Api-Key}. */
    HEADER_SECRET("header-secret.", "NAME=SECRET: the same; the secret is the header's value", FeedOption::secret),
    COOKIE("cookie", "cookies that are no secret, such as consent=yes; edition=uk", HeaderRules::cookie),
    COOKIE_SECRET("cookie-secret", "the name of a secret with cookies", FeedOption::secret),
    BASIC_SECRET("basic-secret", "the name of a secret user:password, for Basic authentication", FeedOption::secret),
    BEARER_SECRET("bearer-secret", "the name of a secret token, for Bearer authentication", FeedOption::secret),
    PROXY("proxy", "http://HOST:PORT, socks5://HOST:PORT, socks5h://HOST:PORT or none", FeedOption::proxy),
    PROXY_SECRET("proxy-secret", "the name of a secret user:password that the proxy asks for", FeedOption::secret),
    KEEP("keep", "only items with one of these words, or /pattern/, in title or text", ItemFilter::check),
    KEEP_TITLE("keep-title", "only items with one of these words, or /pattern/, in the title", ItemFilter::check),
    DROP("drop", "no items with one of these words, or /pattern/, in title or text", ItemFilter::check),
    DROP_TITLE("drop-title", "no items with one of these words, or /pattern/, in the title", ItemFilter::check),
    IDENTITY("identity", "what alone an item is known by: guid, link or title", FeedOption::identity),
    TIME_ZONE("time-zone", "the zone of dates that name none, such as Asia/Jerusalem", FeedOption::zone),
    PAST("past", "how many pages of its past are read at the first reading, 1 to 1000", FeedOption::pages),
    SELECT_ITEM("select.item", "for a page without a feed: the CSS selector of its items", PageSelectors::check),
    SELECT_LINK("select.link", "within an item, its link; the first otherwise", PageSelectors::check),
    SELECT_TITLE("select.title", "within an item, its title; the heading or link otherwise", PageSelectors::check),
    SELECT_DATE("select.date", "within an item, its date; the time element otherwise", PageSelectors::check),
    SELECT_TEXT("select.text", "within an item, its summary", PageSelectors::check);

    /** The value of {@link #PROXY} for a feed that is asked without the proxy that the others are asked through. */
    public static final String NO_PROXY = "none";

    private static final String SECRET = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private final String key;
    private final String about;
    private final Consumer<String> check;

    /** @param check throws {@link IllegalArgumentException} with what is wrong, to be read after the option's name */
    FeedOption(String key, String about, Consumer<String> check) {
        this.key = key;
        this.about = about;
        this.check = check;
    }

    /** Its name; one that ends in a full stop is followed by the name of a header. */
    public String key() {
        return key;
    }

    /** What it is, in a few words for people. */
    public String about() {
        return about;
    }

    /** Whether the value is the name of a secret. */
    public boolean isSecret() {
        return key.endsWith("-secret") || this == HEADER_SECRET;
    }

    boolean hasName() {
        return key.endsWith(".");
    }

    /** The option of this name; null if there is none. */
    static @Nullable FeedOption named(String name) {
        return Arrays.stream(values())
                .filter(o ->
                        o.hasName() ? name.startsWith(o.key) && name.length() > o.key.length() : name.equals(o.key))
                .findFirst()
                .orElse(null);
    }

    /** What people may have meant by a name that is none, and what there is. */
    static String unknown(String name) {
        List<String> known = Arrays.stream(values()).map(FeedOption::key).toList();
        String all = String.join(
                ", ", known.stream().map(k -> k.endsWith(".") ? k + "NAME" : k).toList());
        return "is not known here" + Spelling.hint(name.toLowerCase(Locale.ROOT).replace('_', '-'), known)
                + "; there are " + all;
    }

    void check(String value) {
        check.accept(value);
    }

    private static void secret(String value) {
        if (!value.matches(SECRET)) {
            throw new IllegalArgumentException(
                    "must be the name of a secret, not the secret: letters, digits and . _ - only");
        }
    }

    private static void proxy(String value) {
        if (!value.equals(NO_PROXY)) {
            ProxyAddress.parse(value);
        }
    }

    private static void identity(String value) {
        FeedOptions.Identity.named(value);
    }

    private static void pages(String value) {
        if (!value.matches("[1-9]\\d{0,2}|1000")) {
            throw new IllegalArgumentException("is \"" + value + "\" and must be a number of pages from 1 to 1000");
        }
    }

    private static void zone(String value) {
        try {
            ZoneId.of(value);
        } catch (DateTimeException e) {
            String hint = Spelling.hint(value, ZoneId.getAvailableZoneIds());
            String form = value.matches(".*\\d.*") ? "; write an offset as +05:30" : "; write it as Asia/Kolkata";
            throw new IllegalArgumentException("\"" + value + "\" is no time zone" + (hint.isEmpty() ? form : hint), e);
        }
    }
}
