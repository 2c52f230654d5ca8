package dateline.ingest.feed.change;

import dateline.ingest.feed.identity.ItemIdentity;
import dateline.ingest.feed.identity.KnownItems.Item;
import dateline.ingest.feed.identity.TextDigests;
import dateline.ingest.parse.ParsedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a feed while one of its documents is looked at: finds the item that an entry is, and learns what
 * has become of it. Used by one thread.
 */
final class FeedMemory {
    private static final Duration UNTIL_FORGOTTEN = Duration.ofDays(30);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int LEAST_BODY = 20;
    private static final Pattern TOKEN = Pattern.compile("[?&;][^=&]{1,30}=(\\d{6,}|[0-9a-fA-F-]{8,})(&|$)");
    /** An address that ends in a number, as content management systems write them. */
    private static final Pattern NUMBERED = Pattern.compile("\\d{5,}(\\.\\w{2,5})?/?([?#].*)?$");

    private final Map<Long, Item> byKey = new LinkedHashMap<>();
    private final Map<Long, Item> byAddress = new HashMap<>();
    private final Map<String, Item> byArticle = new HashMap<>();
    private final Map<TextDigests, List<Item>> byText = new HashMap<>();
    private final Map<Body, List<Item>> byBody = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<Long, Long> addressOfKey = new HashMap<>();
    private final boolean otherwise;

    /**
     * @param items what is remembered, the most recently seen last
     * @param document the identities of the document's entries
     * @param otherwise whether the items may have been known by something else before, as the feed's options have changed
     */
    FeedMemory(List<Item> items, List<ItemIdentity.Key> document, boolean otherwise) {
        this.otherwise = otherwise;
        for (Item item : items) {
            byKey.put(item.key(), item);
            byArticle.put(item.articleId(), item);
            byText.computeIfAbsent(item.text(), t -> new ArrayList<>(1)).add(item);
            byBody.computeIfAbsent(new Body(item.text()), b -> new ArrayList<>(1))
                    .add(item);
            revisions.merge(item.articleId(), item.revision(), Math::max);
            if (item.address() != 0) {
                byAddress.put(item.address(), item);
            }
        }
        document.forEach(key -> addressOfKey.putIfAbsent(key.digest(), key.address()));
    }

    /**
     * The item that an entry is: the one under its key, unless the publisher has used a guid again; else the one under
     * its address, unless that one lives elsewhere now; else the one of the same words that is not in the document any
     * more. Null if it is none of them.
     */
    @Nullable
    Item find(ParsedEntry entry, ItemIdentity.Key id, TextDigests text) {
        Item sameKey = byKey.get(id.digest());
        if (id.alone()) {
            return sameKey == null && otherwise ? knownOtherwise(id, text) : sameKey;
        }
        if (sameKey != null) {
            return id.byGuid() && isUsedAgain(sameKey, entry, id, text) ? null : sameKey;
        }
        Item sameWords = byKey.getOrDefault(ItemIdentity.digestOfWords(entry), ofSameMarkup(entry, id, text));
        if (sameWords != null) {
            return sameWords;
        }
        Item sameAddress = byAddress.getOrDefault(id.address(), byArticle.get(id.articleId()));
        if (sameAddress != null && !livesElsewhere(sameAddress, id)) {
            return sameAddress;
        }
        Item sameText = ofSameText(entry, id, text);
        return sameText != null || id.byGuid() ? sameText : ofSameBody(entry, text);
    }

    /** The item at the entry's address, of the same title unless addresses are what items are known by. */
    private @Nullable Item knownOtherwise(ItemIdentity.Key id, TextDigests text) {
        Item item = id.address() == 0 ? null : byAddress.get(id.address());
        boolean byLink = id.key().equals(id.canonicalUrl());
        return item != null && isMissing(item) && (byLink || item.text().title() == text.title()) ? item : null;
    }

    /** Another article under a known guid: everything differs, and it was published after the other was there. */
    private static boolean isUsedAgain(Item item, ParsedEntry entry, ItemIdentity.Key id, TextDigests text) {
        return item.address() != 0
                && id.address() != 0
                && item.address() != id.address()
                && text.changedSince(item.text()).size() == 3
                && entry.published() != null
                && entry.published().isAfter(item.firstSeen());
    }

    private boolean livesElsewhere(Item item, ItemIdentity.Key id) {
        Long address = addressOfKey.get(item.key());
        return address != null && address != id.address();
    }

    /**
     * An entry that has nothing but the words of its text was known by the markup around them in versions before this;
     * what is remembered of the text itself is the same.
     */
    private @Nullable Item ofSameMarkup(ParsedEntry entry, ItemIdentity.Key id, TextDigests text) {
        if (id.byGuid()
                || id.address() != 0
                || (entry.title() != null && !entry.title().isBlank())) {
            return null;
        }
        return byText.getOrDefault(text, List.of()).stream()
                .filter(item -> item.address() == 0 && isMissing(item))
                .findFirst()
                .orElse(null);
    }

    /** Whether an item that is remembered is not in the document under what it was known by. */
    private boolean isMissing(Item item) {
        return !addressOfKey.containsKey(item.key()) && byKey.containsKey(item.key());
    }

    /** Guid and address have changed, as when a site moves: the only item with these words that has gone missing. */
    private @Nullable Item ofSameText(ParsedEntry entry, ItemIdentity.Key id, TextDigests text) {
        List<Item> same = byText.getOrDefault(text, List.of());
        if (same.size() != 1 || entry.title() == null || entry.title().isBlank()) {
            return null;
        }
        Item item = same.getFirst();
        boolean passing = entry.published() == null && hasPassingName(entry, id);
        return isMissing(item) && (passing || isAsOld(entry, item)) ? item : null;
    }

    /**
     * Headline and slug were corrected, and the number at the slug's end was not: the only item with this summary and
     * text that has gone missing, if it is no younger.
     */
    private @Nullable Item ofSameBody(ParsedEntry entry, TextDigests text) {
        String link = entry.link();
        if (link == null || !NUMBERED.matcher(link).find() || said(entry).length() < LEAST_BODY) {
            return null;
        }
        List<Item> same = byBody.getOrDefault(new Body(text), List.of());
        return same.size() == 1 && isMissing(same.getFirst()) && isAsOld(entry, same.getFirst())
                ? same.getFirst()
                : null;
    }

    /** Whether guid and address, without a date, may be made up for each document, and enough is said to go by that. */
    private static boolean hasPassingName(ParsedEntry entry, ItemIdentity.Key id) {
        String link = entry.link();
        boolean named = id.byGuid() || (link != null && TOKEN.matcher(link).find());
        return named && said(entry).length() >= LEAST_BODY;
    }

    private static String said(ParsedEntry entry) {
        String said = entry.summary() == null ? entry.content() : entry.summary();
        return said == null ? "" : said;
    }

    private static boolean isAsOld(ParsedEntry entry, Item item) {
        return entry.published() != null
                && !entry.published().isAfter(item.firstSeen().plus(CLOCK_SKEW));
    }

    /** What an item says below its title. */
    private record Body(long summary, long text) {
        Body(TextDigests text) {
            this(text.summary(), text.text());
        }
    }

    boolean isTaken(String articleId) {
        return byArticle.containsKey(articleId);
    }

    /** The next revision of an article, whichever of its items it comes from. */
    int nextRevision(String articleId) {
        return revisions.getOrDefault(articleId, 0) + 1;
    }

    @Nullable
    Item underKey(long key) {
        return byKey.get(key);
    }

    List<Item> all() {
        return List.copyOf(byKey.values());
    }

    /** From now on an item is so; it counts as the one seen last. */
    void learn(@Nullable Item before, Item after) {
        if (before != null) {
            byKey.remove(before.key());
        }
        byKey.remove(after.key());
        byKey.put(after.key(), after);
        byArticle.put(after.articleId(), after);
        revisions.merge(after.articleId(), after.revision(), Math::max);
    }

    /**
     * What to remember: all that were just seen, and of the others the latest.
     *
     * @param seen how many were just seen
     * @param atMost how many to remember otherwise
     */
    List<Item> kept(int seen, int atMost, Instant now) {
        Collection<Item> all = byKey.values();
        Instant oldest = now.minus(UNTIL_FORGOTTEN);
        int forget = Math.max(0, all.size() - Math.max(seen, atMost));
        return all.stream()
                .skip(forget)
                .filter(item -> !item.lastSeen().isBefore(oldest))
                .toList();
    }
}
