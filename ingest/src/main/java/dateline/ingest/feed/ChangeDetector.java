package dateline.ingest.feed;

import dateline.contract.Article;
import dateline.contract.ArticleIds;
import dateline.contract.FeedSpec;
import dateline.contract.FeedState;
import dateline.contract.FeedState.KnownItem;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is new in a document from what its feed is known to have published. A known item keeps its article id for
 * ever, whatever becomes of its address; a changed title, summary or text is the next revision; everything else is
 * unchanged.
 *
 * <p>A pure function; safe for any number of threads.
 */
public final class ChangeDetector {
    private final int knownItems;
    private final int maxEntries;

    /**
     * @param knownItems how many items are remembered of a feed, at least; all items of the current document are
     * @param maxEntries how many entries of one document are looked at
     */
    public ChangeDetector(int knownItems, int maxEntries) {
        this.knownItems = knownItems;
        this.maxEntries = maxEntries;
    }

    /** What of the feed is new, seen now. */
    public Changes detect(FeedSpec spec, FeedState state, ParsedFeed feed, Instant now) {
        List<ParsedEntry> entries = feed.entries();
        List<ParsedEntry> looked = entries.subList(0, Math.min(entries.size(), maxEntries));
        Detection detection = new Detection(spec.id(), new ArticleComposer(spec, feed, now), state, now);
        List<ItemIdentity.@Nullable Key> keys = ItemIdentity.of(spec.id(), looked);
        keys.stream().filter(Objects::nonNull).forEach(detection::expect);
        for (int i = 0; i < looked.size(); i++) {
            detection.look(looked.get(i), keys.get(i));
        }
        return detection.result(entries.size() - looked.size());
    }

    private final class Detection {
        private final String feedId;
        private final ArticleComposer composer;
        private final Instant now;
        private final Map<String, KnownItem> known = new LinkedHashMap<>();
        private final Map<String, KnownItem> knownByArticle = new HashMap<>();
        private final Set<String> done = new HashSet<>();
        private final List<Article> articles = new ArrayList<>();
        private final Map<String, String> urlOfKey = new HashMap<>();
        private int unchanged;
        private int ignored;

        Detection(String feedId, ArticleComposer composer, FeedState state, Instant now) {
            this.feedId = feedId;
            this.composer = composer;
            this.now = now;
            for (KnownItem item : state.items()) {
                known.put(item.key(), item);
                knownByArticle.put(item.articleId(), item);
            }
        }

        void expect(ItemIdentity.Key id) {
            urlOfKey.putIfAbsent(id.key(), id.canonicalUrl());
        }

        void look(ParsedEntry entry, ItemIdentity.@Nullable Key id) {
            if (id == null) {
                ignored++;
                return;
            }
            KnownItem before = before(entry, id);
            String articleId = before == null ? freeArticleId(id) : before.articleId();
            if (!done.add(articleId)) {
                unchanged++;
                return;
            }
            ArticleComposer.Text text = composer.text(entry);
            KnownItem after = before == null ? fresh(id, articleId, text) : seenAgain(before, id, text);
            if (before == null || after.revision() > before.revision()) {
                articles.add(composer.article(entry, id, text, after, before));
            } else {
                unchanged++;
            }
            remember(before, after);
        }

        /** The item under this key, or this article's under a key that the publisher gave up. */
        private @Nullable KnownItem before(ParsedEntry entry, ItemIdentity.Key id) {
            KnownItem byKey = known.get(id.key());
            if (byKey != null) {
                return byKey;
            }
            KnownItem byWords = known.get(ItemIdentity.wordsKey(entry));
            if (byWords != null) {
                return byWords;
            }
            KnownItem byArticle = knownByArticle.get(id.articleId());
            return byArticle == null || livesElsewhere(byArticle, id) ? null : byArticle;
        }

        /** A new item at the address that a known one has left does not become that one's article. */
        private String freeArticleId(ItemIdentity.Key id) {
            return knownByArticle.containsKey(id.articleId()) ? ArticleIds.ofItem(feedId, id.key()) : id.articleId();
        }

        private boolean livesElsewhere(KnownItem item, ItemIdentity.Key id) {
            String url = urlOfKey.get(item.key());
            return url != null && !url.equals(id.canonicalUrl());
        }

        private KnownItem fresh(ItemIdentity.Key id, String articleId, ArticleComposer.Text text) {
            return new KnownItem(id.key(), articleId, 1, text.fingerprint().value(), now, now);
        }

        private KnownItem seenAgain(KnownItem before, ItemIdentity.Key id, ArticleComposer.Text text) {
            String fingerprint = text.fingerprint().value();
            int revision = before.revision() + (fingerprint.equals(before.fingerprint()) ? 0 : 1);
            return new KnownItem(id.key(), before.articleId(), revision, fingerprint, before.firstSeen(), now);
        }

        private void remember(@Nullable KnownItem before, KnownItem after) {
            if (before != null) {
                known.remove(before.key());
            }
            known.remove(after.key());
            known.put(after.key(), after);
        }

        Changes result(int beyondLimit) {
            articles.sort(Comparator.comparing(Article::published));
            int keep = Math.max(knownItems, done.size());
            List<KnownItem> items = new ArrayList<>(known.values());
            int forget = Math.max(0, items.size() - keep);
            return new Changes(
                    articles,
                    Collections.unmodifiableList(items.subList(forget, items.size())),
                    unchanged,
                    ignored + beyondLimit);
        }
    }
}
