package dateline.annotate.country;

import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.place.Gazetteer;
import dateline.annotate.country.place.NearbyPlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which countries an article speaks for, and what a name with several is then: the sense with the largest product of how
 * commonly the name means it and how much the article speaks for its country.
 */
final class CountrySupport {
    /** How much the logarithm of the odds of a sense grows with one unit of support. */
    private static final double SUPPORT = 0.75;

    private static final double NEARNESS = 4;
    /** The share of a name's meaning from which it speaks for a country. */
    private static final double NEARLY_ALL = 0.88;

    private static final double ENOUGH_COMPANY = 3;
    private static final double ATTACHED = 2;
    private static final double MOST_SUPPORT = 8;
    /** The share of a name's meaning that a town of no fame has beside the one on everybody's lips, at most. */
    private static final double NAMESAKES = 0.12;

    private final CountryLexicon lexicon;
    private final Gazetteer gazetteer;
    private final NearbyPlaces neighbours;
    private final Map<String, Double> support = new HashMap<>();
    /**
     * Of support, what places give and not names of the country. The United States are named in all the world's news:
     * "Ohio" makes a "Lebanon" the one in Ohio, "U.S." does not.
     */
    private final Map<String, Double> local = new HashMap<>();

    /** How much speaks for a first-level division: states named, towns that lie in it. */
    private final Map<String, Double> near = new HashMap<>();

    private final Map<Long, Map<String, Double>> attached = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private final Map<Long, List<Sense>> namesakes = new HashMap<>();

    CountrySupport(CountryLexicon lexicon, @Nullable String outletCountry) {
        this.lexicon = lexicon;
        this.gazetteer = lexicon.gazetteer();
        this.neighbours = new NearbyPlaces(gazetteer);
        if (outletCountry != null) {
            support.put(outletCountry, 1.0);
            local.put(outletCountry, 1.0);
        }
    }

    /** Counts what is no name: a way of writing that one country has. */
    void add(String code, double weight) {
        local.merge(code, weight, Double::sum);
    }

    /** Counts what a match speaks for; a name said again counts little more. */
    void add(Match match, long key) {
        double times = seen.add(key) ? 1 : 0.15;
        if (times == 1 && !match.has(Kind.DEMONYM) && !match.has(Kind.NAME)) {
            neighbours.add(key);
        }
        double all = 0;
        for (Sense sense : match.senses()) {
            all += sense.isHint() ? 0 : sense.weight();
        }
        for (Sense sense : match.senses()) {
            double weight = times * share(sense.kind()) * sense.weight();
            if (sense.isHint() || sense.weight() > NEARLY_ALL * all) {
                if (sense.kind() != Kind.SETTING) {
                    support.merge(sense.code(), weight, Double::sum);
                }
                if (sense.isPlace()) {
                    local.merge(sense.code(), weight, Double::sum);
                    addDivision(sense, key);
                }
            }
        }
    }

    private void addDivision(Sense sense, long key) {
        if (sense.kind() == Kind.STATE || sense.kind() == Kind.STATE_MARK || sense.kind() == Kind.PLACE) {
            String division = lexicon.division(key, sense.code());
            if (division != null) {
                near.merge(division, 1.0, Math::max);
            }
        }
    }

    /** Towns lie together: 1 if the article names the division that a town of this name lies in. */
    private double nearness(Sense sense, long key) {
        if (near.isEmpty() || !sense.isPlace()) {
            return 0;
        }
        double most = 0;
        for (int at = gazetteer.first(key); gazetteer.has(at, key); at++) {
            if (gazetteer.code(at).equals(sense.code())) {
                most = Math.max(most, near.getOrDefault(gazetteer.division(at), 0.0));
            }
        }
        return most;
    }

    /** Counts that a name stands before a word of one country's press: "Paris Independent School District". */
    void attach(long key, String code, double weight) {
        attached.computeIfAbsent(key, any -> new HashMap<>()).merge(code, weight, Math::max);
    }

    private double attachedTo(Sense sense, long key) {
        Map<String, Double> codes = sense.isPlace() ? attached.get(key) : null;
        return codes == null ? 0 : codes.getOrDefault(sense.code(), 0.0);
    }

    /** Whether something besides a town's own name speaks for its country. */
    boolean isAtHome(Sense town) {
        double own = share(Kind.TOWN) * town.weight() * 1.5;
        return local.getOrDefault(town.code(), 0.0) > own || support.getOrDefault(town.code(), 0.0) > own;
    }

    private static double share(Kind kind) {
        return switch (kind) {
            case NAME, STATE_MARK -> 2;
            case DEMONYM -> 1.5;
            case STATE, PLACE, CAPITAL, SETTING, LEADER, INSTITUTION -> 1;
            case CITY -> 0.6;
            case TOWN, CUE -> 0.5;
            case SURNAME, BLOCK -> 0;
        };
    }

    /** How much speaks for one sense of a name; compare with the others' only. */
    double score(Sense sense, long key) {
        if (sense.isHint()) {
            return 0;
        }
        double company = Math.min(MOST_SUPPORT, supportOf(sense))
                + NEARNESS * nearness(sense, key)
                + ATTACHED * attachedTo(sense, key);
        double beside = sense.isPlace() ? neighbours.of(key, sense.code()) : 0;
        return sense.weight() * Math.exp(SUPPORT * company + beside);
    }

    /** How far the article's own company makes a place of a country likely, 0..1. */
    double company(Sense sense) {
        double own = share(sense.kind()) * sense.weight();
        return Math.clamp((supportOf(sense) - own) / ENOUGH_COMPANY, 0, 1);
    }

    private double supportOf(Sense sense) {
        // towns and names of their own country live by different company
        Map<String, Double> of = sense.isPlace() ? local : support;
        return of.getOrDefault(sense.code(), 0.0)
                + (sense.isPlace() && !sense.code().equals("US")
                        ? 0.5 * (support.getOrDefault(sense.code(), 0.0) - local.getOrDefault(sense.code(), 0.0))
                        : 0);
    }

    /** What a name can mean, with the towns elsewhere that are called so too. */
    List<Sense> senses(Match match, long key) {
        if (match.has(Kind.DEMONYM)
                || match.has(Kind.STATE_MARK)
                || match.has(Kind.LEADER)
                || match.has(Kind.INSTITUTION)) {
            return match.senses();
        }
        return namesakes.computeIfAbsent(key, any -> withNamesakes(match, key));
    }

    private List<Sense> withNamesakes(Match match, long key) {
        double known = 0;
        for (Sense sense : match.senses()) {
            known += sense.isHint() ? 0 : sense.weight();
        }
        List<Sense> towns = known == 0 ? List.of() : Towns.senses(gazetteer, key);
        if (towns.isEmpty()) {
            return match.senses();
        }
        List<Sense> senses = new ArrayList<>(match.senses());
        for (Sense town : towns) {
            if (match.senses().stream().noneMatch(sense -> sense.code().equals(town.code()))) {
                senses.add(new Sense(
                        town.code(),
                        Kind.TOWN,
                        (float) Math.min(NAMESAKES, 0.5 * town.weight()),
                        town.languages(),
                        town.writing()));
            }
        }
        return senses;
    }
}
