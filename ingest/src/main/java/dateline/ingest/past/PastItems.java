package dateline.ingest.past;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.identity.ItemIdentity;
import dateline.ingest.feed.identity.KnownItems;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import dateline.runtime.feed.FeedOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a feed's older pages have that belongs to a gap: what comes before the last item that was known before
 * it, each item once, as the newest page has it. Fetches nothing. Used by one thread.
 */
final class PastItems {
    /** Items are published some time before they are in their feed, and clocks differ. */
    private static final Duration LATE = Duration.ofDays(1);

    private final FeedSpec spec;
    private final FeedState before;
    private final ChangeDetector detector;
    private final Instant since;
    private final Set<Long> had = new HashSet<>();
    private final Set<String> deleted;
    private final ParsedFeed newest;
    private final List<List<ParsedEntry>> pages = new ArrayList<>();
    private int size;

    /** @param since what was known then ends the reading */
    PastItems(FeedSpec spec, FeedState before, ParsedFeed newest, ChangeDetector detector, Instant since) {
        this.spec = spec;
        this.before = before;
        this.detector = detector;
        this.since = since;
        this.newest = newest;
        this.deleted = new HashSet<>(newest.hints().deletedRefs());
        ItemIdentity.of(spec.id(), FeedOptions.of(spec.options()), newest.entries())
                .forEach(this::isNew);
    }

    /** What a page means for the reading. */
    enum Found {
        /** Items of the gap, and the last one before it: nothing older is missing. */
        END,
        /** Items of the gap alone. */
        MORE,
        /** Nothing that newer pages had not. */
        NOTHING
    }

    /** Takes the items of the next page, which are older than those before. */
    Found add(ParsedFeed page) {
        List<ParsedEntry> entries = newestFirst(page.entries());
        List<ItemIdentity.@Nullable Key> keys = ItemIdentity.of(spec.id(), FeedOptions.of(spec.options()), entries);
        List<KnownItems.@Nullable Item> items = detector.known(spec, before, entries);
        int last = entries.size() - 1;
        while (last >= 0 && !isFromBefore(items.get(last))) {
            last--;
        }
        List<ParsedEntry> taken = new ArrayList<>();
        for (int i = 0; i < (last < 0 ? entries.size() : last + 1); i++) {
            KnownItems.Item item = items.get(i);
            boolean isNew = isNew(keys.get(i));
            boolean tooOld = last < 0 && isOld(entries.get(i));
            if (isNew && !tooOld && (item == null || !item.withdrawn()) && !isDeleted(entries.get(i))) {
                taken.add(entries.get(i));
            }
        }
        deleted.addAll(page.hints().deletedRefs());
        pages.add(taken);
        size += taken.size();
        boolean old = last < 0 && entries.stream().anyMatch(this::isOld) && taken.isEmpty();
        return last >= 0 || old ? Found.END : taken.isEmpty() ? Found.NOTHING : Found.MORE;
    }

    /** How many items were taken. */
    int size() {
        return size;
    }

    /** The newest document with all items that were taken before its own, the oldest page first. */
    ParsedFeed together() {
        List<ParsedEntry> all = new ArrayList<>(size + newest.entries().size());
        pages.reversed().forEach(all::addAll);
        all.addAll(newest.entries());
        return new ParsedFeed(
                newest.title(),
                newest.link(),
                newest.description(),
                newest.language(),
                newest.id(),
                all,
                newest.published(),
                newest.updated(),
                newest.hints(),
                newest.icon());
    }

    /** Archives may be in any order (RFC 4287, section 4.1.1); most of those that are not begin with the oldest. */
    private static List<ParsedEntry> newestFirst(List<ParsedEntry> entries) {
        if (entries.size() < 2) {
            return entries;
        }
        Instant first = entries.getFirst().published();
        Instant last = entries.getLast().published();
        if (first == null || last == null || !first.isBefore(last)) {
            return entries;
        }
        List<ParsedEntry> turned = new ArrayList<>(entries);
        Collections.reverse(turned);
        return turned;
    }

    /** Whether no newer page had it; remembers that one has. */
    private boolean isNew(ItemIdentity.@Nullable Key key) {
        if (key == null) {
            return false;
        }
        boolean isNew = !had.contains(key.digest()) && (key.address() == 0 || !had.contains(key.address()));
        had.add(key.digest());
        had.add(key.address());
        return isNew;
    }

    private boolean isFromBefore(KnownItems.@Nullable Item item) {
        return item != null && !item.firstSeen().isAfter(since);
    }

    private boolean isOld(ParsedEntry entry) {
        return entry.published() != null && entry.published().isBefore(since.minus(LATE));
    }

    private boolean isDeleted(ParsedEntry entry) {
        return entry.id() != null && deleted.contains(entry.id().strip());
    }
}
