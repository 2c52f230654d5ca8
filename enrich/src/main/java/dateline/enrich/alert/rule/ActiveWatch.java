package dateline.enrich.alert.rule;

import dateline.contract.record.Country;
import dateline.contract.record.Watch;
import dateline.contract.record.Watch.Filter;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.article.Arrival;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.memory.MemoryKey;
import dateline.enrich.alert.memory.WatchState;
import dateline.runtime.watch.CountryGroups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A watch made ready to be asked many thousand times a second. Used by one thread. */
public final class ActiveWatch {
    private static final List<String> ONE_SCOPE = List.of("");
    private static final long FIRST_EVER_QUIET = java.time.Duration.ofDays(7).toMillis();
    private static final int LETTERS = 26;

    public final Watch watch;
    public final Watch.Limits limits;
    public final Watch.Surge surge;
    public final Mode mode;
    public final long window;
    public final long maxAge;
    public final long rateWindow;
    public final long groupWindow;
    public final long coolDown;
    public final long since;
    public final boolean wantsTwo;
    public WatchState state;

    private final boolean @Nullable [] countries;
    private final Set<String> feeds;
    private final Set<String> outlets;
    private final Set<String> languages;
    private final Set<String> topics;
    private final Set<String> entities;
    private final Map<String, String> pairs;
    private final Map<String, Long> seeds;

    /** @throws RuntimeException if the watch breaks, in which case it could not be asked */
    public ActiveWatch(Watch watch, WatchState state) {
        this.watch = watch;
        this.state = state;
        Filter filter = watch.filter();
        this.limits = watch.limits() == null ? Watch.Limits.DEFAULT : watch.limits();
        this.surge = watch.surge() == null ? Watch.Surge.DEFAULT : watch.surge();
        this.mode = watch.mode();
        this.window = watch.window().toMillis();
        this.maxAge = watch.maxAge().toMillis();
        this.rateWindow = limits.per().toMillis();
        this.groupWindow = limits.group().toMillis();
        this.coolDown = limits.coolDown().toMillis();
        this.since = watch.since().toEpochMilli();
        this.wantsTwo = watch.level() == Watch.Level.CORROBORATED;
        this.countries = countries(watch.countries(), filter == null ? List.of() : filter.notCountries());
        this.feeds = filter == null ? Set.of() : Set.copyOf(filter.feeds());
        this.outlets = filter == null ? Set.of() : folded(filter.outlets());
        this.languages = filter == null ? Set.of() : Set.copyOf(filter.languages());
        this.topics = filter == null ? Set.of() : Set.copyOf(filter.topics());
        this.entities = filter == null ? Set.of() : folded(filter.entities());
        this.pairs = pairs(watch.pair());
        this.seeds = seeds(watch);
        // what is first asked for with an alert breaks here, where it is told whose fault it is
        DeliveryTime.of(watch, watch.since());
    }

    public boolean isAbout(String country) {
        if (countries == null) {
            return true;
        }
        int index = index(country);
        return index >= 0 && countries[index];
    }

    public boolean looksAt(Arrival arrival) {
        Sighting s = arrival.sighting;
        return (feeds.isEmpty() || feeds.contains(s.feedId()))
                && (outlets.isEmpty() || outlets.contains(arrival.outlet()))
                && (languages.isEmpty() || languages.contains(s.language()))
                && (topics.isEmpty() || any(topics, s.topics()))
                && (entities.isEmpty() || any(entities, arrival.entities()));
    }

    /** Whether it is about the country, and the evidence is strong enough. */
    public boolean isStrong(Country country) {
        return country.confidence() >= watch.minConfidence() && country.salience() >= watch.minSalience();
    }

    /** What the article's countries come together with; one empty scope for what is no pair. */
    public List<String> scopes(Arrival arrival) {
        if (mode != Mode.PAIR) {
            return ONE_SCOPE;
        }
        List<String> found = new ArrayList<>();
        pairs.forEach((key, scope) -> {
            if (arrival.sighting.topics().contains(key) || arrival.entities().contains(key)) {
                found.add(scope);
            }
        });
        return found;
    }

    /** Whether it fires from its first mention on. */
    boolean needsNotLearn() {
        return watch.learning() == Watch.Learning.NONE || !seeds.isEmpty();
    }

    /** What it remembers of a country of which it has seen nothing itself. */
    public Memory initial(String country) {
        return Memory.of(seeds.getOrDefault(country, Memory.NEVER), state.firstEpisode());
    }

    /** Since when what was to be seen is known, be it from before it began. */
    public long knowsFrom() {
        return seeds.values().stream().mapToLong(Long::longValue).reduce(state.from(), Math::min);
    }

    /** How long there must be no mention until an episode has ended. */
    public long quiet() {
        return mode == Mode.FIRST_EVER ? FIRST_EVER_QUIET : window;
    }

    /** The feeds that it looks at; empty for all. */
    public Set<String> feeds() {
        return feeds;
    }

    public MemoryKey key(String scope, String country) {
        return new MemoryKey(watch.id(), state.generation(), scope, country);
    }

    private static boolean any(Set<String> wanted, Collection<String> there) {
        for (String one : there) {
            if (wanted.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static int index(String country) {
        if (country.length() != 2) {
            return -1;
        }
        int first = country.charAt(0) - 'A';
        int second = country.charAt(1) - 'A';
        boolean letters = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
        return letters ? first * LETTERS + second : -1;
    }

    private static boolean @Nullable [] countries(List<String> wanted, List<String> unwanted) {
        if (wanted.isEmpty() && unwanted.isEmpty()) {
            return null;
        }
        boolean[] set = new boolean[LETTERS * LETTERS];
        if (wanted.isEmpty()) {
            java.util.Arrays.fill(set, true);
        }
        CountryGroups.expand(wanted).forEach(c -> set[index(c)] = true);
        CountryGroups.expand(unwanted).forEach(c -> set[index(c)] = false);
        return set;
    }

    private static Set<String> folded(List<String> names) {
        Set<String> folded = new HashSet<>();
        names.forEach(n -> folded.add(Arrival.fold(n)));
        return folded;
    }

    private static Map<String, String> pairs(Watch.@Nullable Pair pair) {
        Map<String, String> pairs = new java.util.LinkedHashMap<>();
        if (pair != null) {
            pair.topics().forEach(t -> pairs.put(t, t));
            pair.entities().forEach(e -> pairs.put(Arrival.fold(e), e));
        }
        return pairs;
    }

    private static Map<String, Long> seeds(Watch watch) {
        Map<String, Long> seeds = new HashMap<>();
        if (watch.seeds() != null) {
            watch.seeds().forEach(s -> seeds.merge(s.country(), s.lastMention().toEpochMilli(), Math::max));
        }
        return seeds;
    }
}
