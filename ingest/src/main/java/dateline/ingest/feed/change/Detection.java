package dateline.ingest.feed.change;

import dateline.contract.record.Article;
import dateline.contract.record.ArticleIds;
import dateline.ingest.feed.identity.ItemIdentity;
import dateline.ingest.feed.identity.KnownItems.Item;
import dateline.ingest.feed.identity.TextDigests;
import dateline.ingest.parse.ParsedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through one document, an entry at a time, and collects what it changes. Used by one thread. */
final class Detection {
    private final String feedId;
    private final ArticleComposer composer;
    private final FeedMemory memory;
    private final Instant now;
    private final Set<String> done = new HashSet<>();
    private final List<Article> articles = new ArrayList<>();
    private int unchanged;
    private int ignored;
    private boolean overlaps;

    Detection(String feedId, ArticleComposer composer, FeedMemory memory, Instant now) {
        this.feedId = feedId;
        this.composer = composer;
        this.memory = memory;
        this.now = now;
    }

    /** Looks at an entry; one without an identity says nothing. */
    void look(ParsedEntry entry, ItemIdentity.@Nullable Key id) {
        if (id == null) {
            ignored++;
            return;
        }
        ArticleComposer.Text text = ArticleComposer.text(entry);
        Item before = memory.find(entry, id, text.fingerprint());
        String articleId = before == null ? freeArticleId(id, text) : before.articleId();
        if (!done.add(articleId)) {
            unchanged++;
            if (before != null && before.key() == id.digest()) {
                memory.learn(before, seen(before, id, before.revision(), before.text()));
            }
            return;
        }
        overlaps |= before != null;
        Item after = before == null ? fresh(id, articleId, text) : seenAgain(before, id, text.fingerprint());
        if (before == null || after.revision() != before.revision()) {
            articles.add(composer.article(entry, id, text, after, before));
        } else {
            unchanged++;
        }
        memory.learn(before, after);
    }

    /** The feed says that the entry of this guid is no more. */
    void withdraw(String guid) {
        Item item = memory.underKey(ItemIdentity.digestOfGuid(guid));
        if (item != null) {
            withdraw(item);
        }
    }

    /** The document is all that there is: what it does not have is no more. */
    void withdrawAbsent() {
        memory.all().forEach(this::withdraw);
    }

    private void withdraw(Item item) {
        if (!item.withdrawn() && done.add(item.articleId())) {
            Item after = new Item(
                    item.key(),
                    item.address(),
                    item.articleId(),
                    memory.nextRevision(item.articleId()),
                    item.text(),
                    item.firstSeen(),
                    now,
                    true);
            articles.add(composer.withdrawn(after));
            memory.learn(item, after);
        }
    }

    /** A new item where a known one has been does not become that one's article. */
    private String freeArticleId(ItemIdentity.Key id, ArticleComposer.Text text) {
        if (!memory.isTaken(id.articleId())) {
            return id.articleId();
        }
        String own = ArticleIds.ofItem(feedId, id.key());
        return memory.isTaken(own) ? ArticleIds.ofItem(feedId, id.key() + '\n' + text.title()) : own;
    }

    private Item fresh(ItemIdentity.Key id, String articleId, ArticleComposer.Text text) {
        int revision = memory.nextRevision(articleId);
        return new Item(id.digest(), id.address(), articleId, revision, text.fingerprint(), now, now, false);
    }

    /** An item that was withdrawn and is back has a new revision, whatever it says. */
    private Item seenAgain(Item before, ItemIdentity.Key id, TextDigests text) {
        boolean same = !before.withdrawn() && text.equals(before.text());
        return seen(before, id, same ? before.revision() : memory.nextRevision(before.articleId()), text);
    }

    private Item seen(Item before, ItemIdentity.Key id, int revision, TextDigests text) {
        return new Item(id.digest(), id.address(), before.articleId(), revision, text, before.firstSeen(), now, false);
    }

    /** @param filtered how many entries the feed's filter left out; null without one */
    FeedChanges result(int beyondLimit, @Nullable Integer filtered, int knownItems) {
        articles.sort(Comparator.comparing(Article::published));
        return new FeedChanges(
                articles,
                memory.kept(done.size(), knownItems, now),
                unchanged,
                ignored + beyondLimit,
                filtered,
                composer.learned(),
                overlaps);
    }
}
