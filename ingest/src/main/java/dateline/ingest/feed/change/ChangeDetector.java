package dateline.ingest.feed.change;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.feed.identity.ItemIdentity;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is new in a document from what its feed is known to have published. A known item keeps its article id for
 * ever, whatever becomes of its guid and its address; a changed title, summary or text is the next revision; an item
 * that its feed takes back is withdrawn; everything else is unchanged.
 *
 * <p>A pure function; safe for any number of threads.
 */
public final class ChangeDetector {
    private final int knownItems;
    private final int maxEntries;

    /**
     * @param knownItems how many items are remembered of a feed, at most, but for those of the current document
     * @param maxEntries how many entries of one document are looked at
     */
    public ChangeDetector(int knownItems, int maxEntries) {
        this.knownItems = knownItems;
        this.maxEntries = maxEntries;
    }

    /** Of each of a document's entries what it was known as; null for those that were not. Learns nothing. */
    public List<KnownItems.@Nullable Item> known(FeedSpec spec, FeedState state, List<ParsedEntry> entries) {
        List<ItemIdentity.@Nullable Key> keys = ItemIdentity.of(spec.id(), entries);
        FeedMemory memory = new FeedMemory(
                KnownItems.of(state), keys.stream().filter(Objects::nonNull).toList());
        List<KnownItems.@Nullable Item> items = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            ParsedEntry entry = entries.get(i);
            ItemIdentity.Key key = keys.get(i);
            items.add(
                    key == null
                            ? null
                            : memory.find(
                                    entry, key, ArticleComposer.text(entry).fingerprint()));
        }
        return items;
    }

    /** What of the feed is new, seen now. */
    public FeedChanges detect(FeedSpec spec, FeedState state, ParsedFeed feed, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<ParsedEntry> entries = feed.entries();
        List<ParsedEntry> looked = entries.subList(0, Math.min(entries.size(), maxEntries));
        List<ItemIdentity.@Nullable Key> keys = ItemIdentity.of(spec.id(), looked);
        FeedMemory memory = new FeedMemory(
                KnownItems.of(state), keys.stream().filter(Objects::nonNull).toList());
        Detection detection =
                new Detection(spec.id(), new ArticleComposer(spec, feed, state.boilerplate(), now), memory, now);
        for (int i = 0; i < looked.size(); i++) {
            detection.look(looked.get(i), keys.get(i));
        }
        feed.hints().deletedRefs().forEach(detection::withdraw);
        if (feed.hints().isComplete() && !looked.isEmpty() && looked.size() == entries.size()) {
            detection.withdrawAbsent();
        }
        return detection.result(entries.size() - looked.size(), knownItems);
    }
}
