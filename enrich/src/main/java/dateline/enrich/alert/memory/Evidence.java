package dateline.enrich.alert.memory;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch.Level;
import dateline.enrich.alert.memory.Tracked.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an alert rests on. Immutable: what adds or takes away gives another one.
 *
 * @param supports the articles, for each country that they speak for; empty when there are too many to remember
 * @param sources articles to be shown
 * @param publishers how many publishers there are
 * @param full whether there are more than it remembers: nothing is added or taken away any more
 * @param most how many articles it remembers
 */
public record Evidence(List<Support> supports, List<Alert.Source> sources, int publishers, boolean full, int most) {
    /** How many articles an alert remembers; with more it cannot be taken back any more. */
    public static final int MANY = 50;

    public static final int MANY_HELD = 250;
    private static final int SOURCES = 12;
    private static final int SHOWN = 6;
    private static final Evidence NONE = new Evidence(List.of(), List.of(), 0, false, MANY);

    /**
     * An article that an alert rests on.
     *
     * @param article its id
     * @param publisher who published it
     * @param time event time
     * @param seen the stream's time when it came
     * @param scope what its countries came with
     * @param country what it mentions
     */
    public record Support(String article, String publisher, long time, long seen, String scope, String country) {
        boolean isOf(Part part) {
            return part.is(scope, country);
        }
    }

    public Evidence {
        supports = List.copyOf(supports);
        sources = List.copyOf(sources);
    }

    public static Evidence none() {
        return NONE;
    }

    /** With one more article; the same if that changes nothing. */
    public Evidence with(Support support, Alert.Source source) {
        if (full || supports.contains(support)) {
            return this;
        }
        Support[] all = supports.toArray(new Support[supports.size() + 1]);
        all[supports.size()] = support;
        List<Support> more = List.of(all);
        if (isTooMuch(more)) {
            return filled(more, sources, publishers);
        }
        return new Evidence(more, with(sources, source), distinct(more), false, most);
    }

    /** With all that another rests on. */
    public Evidence and(Evidence other) {
        List<Support> more = new ArrayList<>(supports);
        more.addAll(other.supports);
        List<Alert.Source> shown = sources;
        for (Alert.Source source : other.sources) {
            shown = with(shown, source);
        }
        int distinct = distinct(more);
        return isTooMuch(more) ? filled(more, shown, distinct) : new Evidence(more, shown, distinct, full, most);
    }

    /** Without those; articles that nothing rests on any more are not shown. */
    public Evidence without(Collection<Support> gone) {
        List<Support> less = new ArrayList<>(supports);
        less.removeAll(gone);
        Set<String> left = new HashSet<>();
        less.forEach(s -> left.add(s.article()));
        List<Alert.Source> shown = new ArrayList<>(sources);
        shown.removeIf(s -> !left.contains(s.articleId()));
        return new Evidence(less, shown, distinct(less), full, most);
    }

    /** As it is kept of an alert that has ended: only what is to be shown. */
    public Evidence ended() {
        return new Evidence(List.of(), sources, publishers, full, most);
    }

    /** Showing these besides. */
    public Evidence showing(List<Alert.Source> besides) {
        List<Alert.Source> shown = new ArrayList<>(sources);
        shown.addAll(besides);
        return new Evidence(supports, shown, publishers, full, most);
    }

    /** Whether there are as many as it remembers of what is only collected. */
    public boolean isAtItsLimit() {
        return supports.size() >= MANY;
    }

    boolean restsOn(Part part) {
        return supports.stream().anyMatch(s -> s.isOf(part));
    }

    /** The time of the latest article that the part rests on; {@link Memory#NEVER} without one. */
    long latest(Part part) {
        return supports.stream()
                .filter(s -> s.isOf(part))
                .mapToLong(Support::time)
                .max()
                .orElse(Memory.NEVER);
    }

    public Level level() {
        return publishers >= 2 ? Level.CORROBORATED : Level.UNCONFIRMED;
    }

    /** Up to six articles: first one of each publisher, then others, each in the order they came. */
    public List<Alert.Source> shown() {
        return shown(sources);
    }

    private static List<Alert.Source> shown(List<Alert.Source> sources) {
        List<Alert.Source> shown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Alert.Source source : sources) {
            if (shown.size() < SHOWN && seen.add(String.valueOf(source.publisher()))) {
                shown.add(source);
            }
        }
        for (Alert.Source source : sources) {
            if (shown.size() < SHOWN && !shown.contains(source)) {
                shown.add(source);
            }
        }
        return shown;
    }

    private boolean isTooMuch(List<Support> all) {
        return all.size() > most
                && all.stream().map(Support::article).distinct().count() > most;
    }

    /** Forgets what is more than can be remembered. */
    private Evidence filled(List<Support> all, List<Alert.Source> known, int before) {
        return new Evidence(List.of(), shown(known), Math.max(before, distinct(all)), true, most);
    }

    /** With an article to be shown, if there is room; the same if there is none or it is known. */
    private static List<Alert.Source> with(List<Alert.Source> sources, Alert.Source source) {
        if (sources.size() >= SOURCES) {
            return sources;
        }
        for (Alert.Source known : sources) {
            if (known.articleId().equals(source.articleId())) {
                return sources;
            }
        }
        Alert.Source[] more = sources.toArray(new Alert.Source[sources.size() + 1]);
        more[sources.size()] = source;
        return List.of(more);
    }

    private static int distinct(List<Support> supports) {
        Set<String> all = HashSet.newHashSet(supports.size());
        for (Support support : supports) {
            all.add(support.publisher());
        }
        return all.size();
    }
}
