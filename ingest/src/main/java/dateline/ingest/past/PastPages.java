package dateline.ingest.past;

import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import dateline.ingest.parse.text.Addresses;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed's older items are: by its own word (RFC 5005, JSON Feed's {@code next_url}), else where WordPress has
 * them. Pure functions; any thread may call.
 */
public final class PastPages {
    private static final String PAGED = "paged";
    private static final Pattern POST = Pattern.compile("[?&]p=\\d+$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private PastPages() {}

    /**
     * A document with older items.
     *
     * @param url absolute, http or https
     * @param guessed whether the feed does not name it: it may not be there
     */
    public record Page(String url, boolean guessed) {}

    /**
     * The page of items before those of a document; null if there is none.
     *
     * @param url where the document came from
     */
    public static @Nullable Page before(String url, ParsedFeed document) {
        String older = document.hints().older();
        if (older != null) {
            return Addresses.isWeb(older) && !older.equals(url) ? new Page(older, false) : null;
        }
        HttpUrl address = isWordPress(document) && !document.hints().isComplete() ? HttpUrl.parse(url) : null;
        if (address == null) {
            return null;
        }
        String paged = address.queryParameter(PAGED);
        int page = paged != null && NUMBER.matcher(paged).matches() ? Integer.parseInt(paged) : 1;
        return new Page(
                address.newBuilder()
                        .setQueryParameter(PAGED, String.valueOf(page + 1))
                        .build()
                        .toString(),
                true);
    }

    /** A page that was to be read next when the feed was last read there. */
    static Page again(String url, String page) {
        HttpUrl address = HttpUrl.parse(url);
        HttpUrl older = HttpUrl.parse(page);
        boolean guessed = address != null && older != null && unpaged(address).equals(unpaged(older));
        return new Page(page, guessed && older.queryParameter(PAGED) != null);
    }

    private static HttpUrl unpaged(HttpUrl url) {
        return url.newBuilder().removeAllQueryParameters(PAGED).build();
    }

    /** By its own word; many sites do not say, but keep the guids. */
    private static boolean isWordPress(ParsedFeed document) {
        List<String> guids = document.entries().stream()
                .map(ParsedEntry::id)
                .filter(Objects::nonNull)
                .toList();
        return document.hints().isWordPress()
                || (!guids.isEmpty()
                        && guids.stream().allMatch(guid -> POST.matcher(guid).find()));
    }
}
