package dateline.ingest.feed.identity;

import dateline.contract.record.ArticleIds;
import dateline.ingest.parse.ParsedEntry;
import dateline.runtime.feed.FeedOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of one document are known by: each by its guid, else its canonical address, else its words.
 *
 * <p>A guid that several entries share though they link to different places identifies none of them, and neither does
 * an address that entries of different guids and titles share: publishers who number from 1 in each document, or link
 * every item to the front page, would otherwise lose all items but one.
 */
public final class ItemIdentity {
    private static final int LONGEST_KEY = 512;

    private final String feedId;
    private final FeedOptions.@Nullable Identity rule;
    private final Map<String, Set<String>> placesOfGuid = new HashMap<>();
    private final Map<String, Set<String>> namesOfPlace = new HashMap<>();
    private final Map<String, Set<String>> titlesOfPlace = new HashMap<>();

    private ItemIdentity(String feedId, FeedOptions.@Nullable Identity rule) {
        this.feedId = feedId;
        this.rule = rule;
    }

    /**
     * An entry's identity.
     *
     * @param key what the entry is known by within its feed
     * @param byGuid whether that is its guid
     * @param articleId the article it becomes if it was not known before
     * @param canonicalUrl empty if the entry has no usable link
     * @param digest the key as it is remembered
     * @param address the address as it is remembered, 0 if it names no article
     * @param alone whether the entry is known by nothing but the key, as the feed's options want it
     */
    public record Key(
            String key,
            boolean byGuid,
            String articleId,
            String canonicalUrl,
            long digest,
            long address,
            boolean alone) {}

    /** The identities of a document's entries, in their order; null for an entry that says nothing at all. */
    public static List<@Nullable Key> of(String feedId, List<ParsedEntry> entries) {
        return of(feedId, entries, null);
    }

    /** The same by the feed's own rule, if its options have one and are right. */
    public static List<@Nullable Key> of(String feedId, FeedOptions options, List<ParsedEntry> entries) {
        return of(feedId, entries, options.problems().isEmpty() ? options.identity() : null);
    }

    /** By a rule: what it names is an entry's identity, shared or not; an entry without it is known as others are. */
    private static List<@Nullable Key> of(
            String feedId, List<ParsedEntry> entries, FeedOptions.@Nullable Identity rule) {
        ItemIdentity identity = new ItemIdentity(feedId, rule);
        List<Named> named = entries.stream().map(Named::of).toList();
        named.forEach(identity::notePlace);
        named.forEach(identity::noteName);
        List<@Nullable Key> keys = new ArrayList<>(entries.size());
        named.forEach(entry -> keys.add(identity.key(entry)));
        return keys;
    }

    /** An entry with what may identify it; the place is empty without a usable link. */
    private record Named(ParsedEntry entry, @Nullable String guid, String url, String place) {
        public static Named of(ParsedEntry entry) {
            String id = entry.id();
            String url = CanonicalUrl.of(entry.link());
            return new Named(entry, id == null || id.isBlank() ? null : id.strip(), url, UrlIdentity.of(url));
        }
    }

    private void notePlace(Named named) {
        if (named.guid() != null) {
            add(placesOfGuid, named.guid(), named.place().isEmpty() ? words(named.entry()) : named.place());
        }
    }

    private void noteName(Named named) {
        if (!named.place().isEmpty()) {
            String guid = ownGuid(named);
            add(namesOfPlace, named.place(), guid == null ? words(named.entry()) : guid);
            add(titlesOfPlace, named.place(), orEmpty(named.entry().title()));
        }
    }

    private @Nullable Key key(Named named) {
        String guid = ownGuid(named);
        boolean names = CanonicalUrl.namesAnArticle(named.url());
        boolean byPlace = names && (rule == FeedOptions.Identity.LINK || !isShared(named.place()));
        if (guid == null && !byPlace && words(named.entry()).isEmpty()) {
            return null;
        }
        String ruled = ruled(named);
        String key =
                ruled != null ? ruled : guid != null ? bounded(guid) : byPlace ? bounded(named.url()) : wordsKey(named);
        String articleId = byPlace ? ArticleIds.ofUrl(named.place()) : ArticleIds.ofItem(feedId, key);
        long address = byPlace ? KnownItems.digest(named.place()) : 0;
        boolean byGuid = ruled == null ? guid != null : rule == FeedOptions.Identity.GUID;
        return new Key(key, byGuid, articleId, named.url(), KnownItems.digest(key), address, ruled != null);
    }

    /** What the feed's rule makes of an entry; null without a rule, or if the entry has nothing for it. */
    private @Nullable String ruled(Named named) {
        String title = orEmpty(named.entry().title()).strip();
        return switch (rule) {
            case null -> null;
            case GUID -> named.guid() == null ? null : bounded(named.guid());
            case LINK -> named.url().isEmpty() ? null : bounded(named.url());
            case TITLE -> title.isEmpty() ? null : "title:" + ArticleIds.hash(title.toLowerCase(Locale.ROOT));
        };
    }

    /** The remembered key of an entry by its guid, whether or not it has that to itself. */
    public static long digestOfGuid(String guid) {
        return KnownItems.digest(bounded(guid.strip()));
    }

    /** The remembered key of an entry that has nothing better than its words. */
    public static long digestOfWords(ParsedEntry entry) {
        return KnownItems.digest(wordsKey(Named.of(entry)));
    }

    private static String wordsKey(Named named) {
        return "words:" + ArticleIds.hash(named.url(), words(named.entry()));
    }

    private @Nullable String ownGuid(Named named) {
        String guid = named.guid();
        return guid == null || size(placesOfGuid, guid) > 1 ? null : guid;
    }

    private boolean isShared(String place) {
        return size(namesOfPlace, place) > 1 && size(titlesOfPlace, place) > 1;
    }

    /** What is left to tell an entry by: its title, else its text. */
    private static String words(ParsedEntry entry) {
        String title = orEmpty(entry.title()).strip();
        String summary = title.isEmpty() ? orEmpty(entry.summary()).strip() : title;
        return summary.isEmpty() ? orEmpty(entry.content()).strip() : summary;
    }

    private static String bounded(String key) {
        return key.length() <= LONGEST_KEY ? key : "long:" + ArticleIds.hash(key);
    }

    private static void add(Map<String, Set<String>> map, String key, String value) {
        map.computeIfAbsent(key, k -> new HashSet<>(2)).add(value);
    }

    private static int size(Map<String, Set<String>> map, String key) {
        Set<String> values = map.get(key);
        return values == null ? 0 : values.size();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
