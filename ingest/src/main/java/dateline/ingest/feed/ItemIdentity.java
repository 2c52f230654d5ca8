package dateline.ingest.feed;

import dateline.contract.ArticleIds;
import dateline.ingest.parse.ParsedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
final class ItemIdentity {
    private static final int LONGEST_KEY = 512;

    private final String feedId;
    private final Map<String, Set<String>> placesOfGuid = new HashMap<>();
    private final Map<String, Set<String>> namesOfUrl = new HashMap<>();
    private final Map<String, Set<String>> titlesOfUrl = new HashMap<>();

    private ItemIdentity(String feedId) {
        this.feedId = feedId;
    }

    /**
     * An entry's identity.
     *
     * @param key what the entry is known by within its feed
     * @param articleId the article it becomes if it was not known before
     * @param canonicalUrl empty if the entry has no usable link
     */
    record Key(String key, String articleId, String canonicalUrl) {}

    /** The identities of a document's entries, in their order; null for an entry that says nothing at all. */
    static List<@Nullable Key> of(String feedId, List<ParsedEntry> entries) {
        ItemIdentity identity = new ItemIdentity(feedId);
        entries.forEach(identity::notePlace);
        entries.forEach(identity::noteName);
        List<@Nullable Key> keys = new ArrayList<>(entries.size());
        entries.forEach(entry -> keys.add(identity.key(entry)));
        return keys;
    }

    private void notePlace(ParsedEntry entry) {
        String guid = guid(entry);
        if (guid != null) {
            String url = CanonicalUrl.of(entry.link());
            add(placesOfGuid, guid, url.isEmpty() ? words(entry) : url);
        }
    }

    private void noteName(ParsedEntry entry) {
        String url = CanonicalUrl.of(entry.link());
        if (!url.isEmpty()) {
            String guid = ownGuid(entry);
            add(namesOfUrl, url, guid == null ? words(entry) : guid);
            add(titlesOfUrl, url, orEmpty(entry.title()));
        }
    }

    private @Nullable Key key(ParsedEntry entry) {
        String url = CanonicalUrl.of(entry.link());
        String guid = ownGuid(entry);
        boolean byUrl = CanonicalUrl.namesAnArticle(url) && !isShared(url);
        if (guid == null && !byUrl && words(entry).isEmpty()) {
            return null;
        }
        String key = guid != null ? bounded(guid) : byUrl ? bounded(url) : wordsKey(entry);
        return new Key(key, byUrl ? ArticleIds.ofUrl(url) : ArticleIds.ofItem(feedId, key), url);
    }

    /** The key of an entry that has nothing better. */
    static String wordsKey(ParsedEntry entry) {
        return "words:" + ArticleIds.hash(CanonicalUrl.of(entry.link()), words(entry));
    }

    private @Nullable String ownGuid(ParsedEntry entry) {
        String guid = guid(entry);
        return guid == null || size(placesOfGuid, guid) > 1 ? null : guid;
    }

    private boolean isShared(String url) {
        return size(namesOfUrl, url) > 1 && size(titlesOfUrl, url) > 1;
    }

    private static @Nullable String guid(ParsedEntry entry) {
        String id = entry.id();
        return id == null || id.isBlank() ? null : id.strip();
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
