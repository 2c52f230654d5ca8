package dateline.ingest.parse.hint;

import dateline.ingest.parse.text.Addresses;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers a feed's hints while its document is read. */
public final class HintNotes {
    private static final Set<String> TEXTS = Set.of(
            "rss:ttl",
            "rss:hour",
            "rss:day",
            "sy:updateperiod",
            "sy:updatefrequency",
            "rss:generator",
            "atom:generator");
    private static final Set<String> PAGES =
            Set.of("next", "previous", "prev", "next-archive", "prev-archive", "current");
    private static final long LONGEST_TTL_MINUTES = Duration.ofDays(366).toMinutes();

    private final Set<Integer> hours = new TreeSet<>();
    private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    private final Set<String> hubs = new LinkedHashSet<>();
    private final Set<String> deleted = new LinkedHashSet<>();
    private @Nullable Duration ttl;
    private @Nullable String period;
    private @Nullable String frequency;
    private @Nullable String self;
    private @Nullable String archive;
    private @Nullable String next;
    private boolean complete;
    private boolean wordPress;
    private boolean paged;

    /** Whether an element of the feed has its hint in its text. */
    public static boolean inText(String name) {
        return TEXTS.contains(name);
    }

    /** An element of which {@link #inText} holds. */
    public void text(String name, String value) {
        switch (name) {
            case "rss:ttl" -> {
                long minutes = number(value);
                ttl = minutes > 0 && minutes <= LONGEST_TTL_MINUTES ? Duration.ofMinutes(minutes) : null;
            }
            case "rss:hour" -> {
                long hour = number(value);
                if (hour >= 0 && hour <= 24) {
                    hours.add((int) hour % 24);
                }
            }
            case "rss:day" -> day(value);
            case "rss:generator", "atom:generator" ->
                wordPress = value.toLowerCase(Locale.ROOT).contains("wordpress");
            case "sy:updateperiod" -> period = value.strip().toLowerCase(Locale.ROOT);
            default -> frequency = value;
        }
    }

    /**
     * A link of the feed, not of an entry.
     *
     * @param address absolute
     */
    public void link(String rel, String address) {
        String relation = rel.toLowerCase(Locale.ROOT);
        paged |= PAGES.contains(relation);
        if (!Addresses.isWeb(address) || address.length() > Addresses.LONGEST) {
            return;
        }
        if (relation.equals("hub") && hubs.size() < FeedHints.MOST_HUBS) {
            hubs.add(address);
        } else if (relation.equals("self") && self == null) {
            self = address;
        } else if (relation.equals("prev-archive")) {
            archive = archive == null ? address : archive;
        } else if (relation.equals("next")) {
            next = next == null ? address : next;
        }
    }

    /**
     * An element without text.
     *
     * @param ref which entry it is about, if any
     */
    public void mark(String name, @Nullable String ref) {
        switch (name) {
            case "fh:complete" -> complete = true;
            case "fh:archive" -> paged = true;
            default -> {
                if (ref != null && !ref.isBlank() && deleted.size() < FeedHints.MOST_DELETED) {
                    deleted.add(ref.strip());
                }
            }
        }
    }

    public FeedHints hints() {
        return new FeedHints(
                ttl,
                hours.size() == 24 ? Set.of() : hours,
                days.size() == 7 ? Set.of() : days,
                updatePeriod(),
                hubs.stream().toList(),
                self,
                complete && !paged,
                deleted.stream().toList(),
                archive == null ? next : archive,
                wordPress);
    }

    /** The period divided by the frequency, which default to a day and to one. */
    private @Nullable Duration updatePeriod() {
        if (period == null && frequency == null) {
            return null;
        }
        Duration whole =
                switch (period == null ? "daily" : period) {
                    case "hourly" -> Duration.ofHours(1);
                    case "daily" -> Duration.ofDays(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    case "yearly" -> Duration.ofDays(365);
                    default -> Duration.ZERO;
                };
        long times = frequency == null ? 1 : number(frequency);
        Duration each = times < 1 ? Duration.ZERO : whole.dividedBy(times);
        return each.toSeconds() < 1 ? null : each;
    }

    private void day(String value) {
        try {
            days.add(DayOfWeek.valueOf(value.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException none) {
            return;
        }
    }

    /** A number that is not negative; else -1. */
    private static long number(String value) {
        try {
            return Math.max(-1, Long.parseLong(value.strip()));
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
