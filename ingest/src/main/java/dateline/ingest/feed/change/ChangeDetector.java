package dateline.ingest.feed.change;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.feed.identity.ItemIdentity;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import dateline.runtime.feed.FeedOptions;
import dateline.runtime.feed.ItemFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is new in a document from what its feed is known to have published. A known item keeps its article id for
 * ever, whatever becomes of its guid and its address; a changed title, summary or text is the next revision; an item
 * that its feed takes back is withdrawn; everything else is unchanged. What the feed's filter does not want is left out
 * before, and counted; nothing is withdrawn for that.
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
        List<ItemIdentity.@Nullable Key> keys = ItemIdentity.of(spec.id(), FeedOptions.of(spec.options()), entries);
        FeedMemory memory = memory(spec, state, keys);
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
        FeedOptions options = FeedOptions.of(spec.options());
        ItemFilter filter = options.problems().isEmpty() ? options.filter() : null;
        List<ParsedEntry> entries = feed.entries();
        List<ParsedEntry> first = entries.subList(0, Math.min(entries.size(), maxEntries));
        List<ParsedEntry> looked = filter == null ? first : wanted(first, filter);
        List<ItemIdentity.@Nullable Key> keys = ItemIdentity.of(spec.id(), options, looked);
        FeedMemory memory = memory(spec, state, keys);
        Detection detection =
                new Detection(spec.id(), new ArticleComposer(spec, feed, state.boilerplate(), now), memory, now);
        for (int i = 0; i < looked.size(); i++) {
            detection.look(looked.get(i), keys.get(i));
        }
        feed.hints().deletedRefs().forEach(detection::withdraw);
        if (feed.hints().isComplete() && !looked.isEmpty() && looked.size() == entries.size()) {
            detection.withdrawAbsent();
        }
        Integer filtered = filter == null ? null : first.size() - looked.size();
        FeedChanges found = detection.result(entries.size() - first.size(), filtered, knownItems);
        return filtered != null && filtered > 0 && reachesBack(first, state) ? found.overlapping() : found;
    }

    private static FeedMemory memory(FeedSpec spec, FeedState state, List<ItemIdentity.@Nullable Key> document) {
        boolean otherwise = !Objects.equals(state.options(), FeedOptions.digest(spec.options()));
        return new FeedMemory(
                KnownItems.of(state), document.stream().filter(Objects::nonNull).toList(), otherwise);
    }

    private static List<ParsedEntry> wanted(List<ParsedEntry> entries, ItemFilter filter) {
        return entries.stream()
                .filter(entry -> filter.wants(entry.title(), text(entry), entries.size()))
                .toList();
    }

    /** What a filter leaves out is not remembered; whether it was there before is told by its dates. */
    private static boolean reachesBack(List<ParsedEntry> entries, FeedState state) {
        Instant last = state.lastSuccess();
        return last == null
                || entries.stream()
                        .anyMatch(entry ->
                                entry.published() == null || !entry.published().isAfter(last));
    }

    private static String text(ParsedEntry entry) {
        return Stream.of(entry.summary(), entry.content())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
