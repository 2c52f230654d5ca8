package dateline.enrich.country;

import dateline.contract.Country.How;
import dateline.contract.Field;
import dateline.enrich.country.Sense.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each match of one article its country. A match with several is decided by what the rest of the article speaks
 * for: one sense per discourse (Gale, Church and Yarowsky 1992), as toponym resolvers commonly assume.
 */
final class Resolver {
    /** How much one unit of support is worth against the prior of a sense, which is a share of one. */
    private static final double SUPPORT = 1.2;

    /** A country's own name is said even where it may as well be another's: better so than dropped. */
    private static final double LEAST_OF_A_NAME = 0.5;

    private static final double MOST_SUPPORT = 6;

    private final Lexicon lexicon;
    private final @Nullable String outletCountry;
    private final Map<String, Double> support = new HashMap<>();
    /**
     * Of support, what places give and not names of the country. The United States are named in all the world's news:
     * "Ohio" makes a "Lebanon" the one in Ohio, "U.S." does not.
     */
    private final Map<String, Double> local = new HashMap<>();
    /** Where a comma once said where a place is, it is there in the whole article. */
    private final Map<Long, Sense> located = new HashMap<>();

    private final Set<Long> persons = new HashSet<>();
    private final List<Part> parts = new ArrayList<>(2);

    private record Part(Field field, Surroundings around, List<Match> matches) {}

    Resolver(Lexicon lexicon, @Nullable String outletCountry) {
        this.lexicon = lexicon;
        this.outletCountry = outletCountry;
    }

    void add(Field field, Surroundings around, List<Match> matches) {
        parts.add(new Part(field, around, matches));
    }

    /** The readings in reading order. */
    List<Reading> readings() {
        if (outletCountry != null) {
            support.merge(outletCountry, 0.5, Double::sum);
            local.merge(outletCountry, 0.5, Double::sum);
        }
        parts.forEach(this::collect);
        List<Reading> readings = new ArrayList<>();
        for (Part part : parts) {
            for (int i = 0; i < part.matches().size(); i++) {
                Reading reading = read(part, i);
                if (reading != null) {
                    readings.add(reading);
                }
            }
        }
        return readings;
    }

    private void collect(Part part) {
        for (int i = 0; i < part.matches().size(); i++) {
            Match match = part.matches().get(i);
            if (part.around().isPersonHere(match)) {
                persons.add(part.around().words().hash(match.first()));
            } else {
                support(match);
                Sense followed = followed(part, i);
                if (followed != null) {
                    located.putIfAbsent(key(part, match), followed);
                }
            }
        }
    }

    private void support(Match match) {
        boolean clear = match.isClear();
        for (Sense sense : match.senses()) {
            double share =
                    switch (sense.kind()) {
                        case NAME -> 2;
                        case DEMONYM -> 1.5;
                        case STATE_MARK -> 2;
                        case STATE, PLACE, CAPITAL -> 1;
                        case CITY -> 0.6;
                        case CUE -> 0.5;
                        case BLOCK -> 0;
                    };
            if (clear || sense.kind() == Kind.CUE) {
                support.merge(sense.code(), share * sense.weight(), Double::sum);
                if (sense.isPlace()) {
                    local.merge(sense.code(), share * sense.weight(), Double::sum);
                }
            }
        }
    }

    private @Nullable Reading read(Part part, int index) {
        Match match = part.matches().get(index);
        long word = part.around().words().hash(match.first());
        double left = part.around().leaves(match, match.isSingleWord() && persons.contains(word));
        if (left == 0) {
            return null;
        }
        Sense sense = match.has(Kind.DEMONYM) ? null : located.get(key(part, match));
        sense = sense != null ? sense : best(match);
        if (sense == null || sense.kind() == Kind.CUE) {
            return null;
        }
        How how = sense.kind() == Kind.CAPITAL && speaks(part.around().words(), match)
                ? How.CAPITAL_METONYM
                : sense.kind().how;
        double weight = left * weight(sense, match);
        return new Reading(part.field(), match.start(), match.end(), sense.code(), how, sense.kind().strength, weight);
    }

    /** "Moscow, Idaho" and "Tbilisi, Georgia": what follows the comma says where it is. */
    private @Nullable Sense followed(Part part, int index) {
        Match match = part.matches().get(index);
        if (index + 1 >= part.matches().size() || match.has(Kind.DEMONYM) || match.has(Kind.STATE_MARK)) {
            return null;
        }
        Match next = part.matches().get(index + 1);
        if (next.first() != match.last() + 1
                || !Matcher.isComma(part.around().words().text(), match.end(), next.start())) {
            return null;
        }
        for (Sense container : next.senses()) {
            for (Sense sense : match.senses()) {
                if (isContainer(container)
                        && sense.isPlace()
                        && sense.kind() != Kind.CUE
                        && sense.code().equals(container.code())) {
                    return located(container);
                }
            }
        }
        for (Sense container : next.senses()) {
            if (container.kind() == Kind.STATE_MARK
                    || container.kind() == Kind.STATE && next.isClear() && !match.has(Kind.STATE)) {
                return located(container);
            }
        }
        return null;
    }

    private static boolean isContainer(Sense sense) {
        return switch (sense.kind()) {
            case NAME, STATE, PLACE, STATE_MARK -> true;
            case DEMONYM, CAPITAL, CITY, CUE, BLOCK -> false;
        };
    }

    private static Sense located(Sense container) {
        return new Sense(container.code(), Kind.PLACE, 0.8f, container.languages(), container.writing());
    }

    private @Nullable Sense best(Match match) {
        Sense best = null;
        double most = -1;
        for (Sense sense : match.senses()) {
            double score = sense.kind() == Kind.CUE ? -0.5 : sense.weight() * (1 + SUPPORT * supportOf(sense));
            if (score > most) {
                best = sense;
                most = score;
            }
        }
        return best;
    }

    private double supportOf(Sense sense) {
        Map<String, Double> of = sense.isPlace() && sense.code().equals("US") ? local : support;
        return Math.min(MOST_SUPPORT, of.getOrDefault(sense.code(), 0.0));
    }

    private static long key(Part part, Match match) {
        long key = 0;
        for (int word = match.first(); word <= match.last(); word++) {
            key = key * 31 + part.around().words().hash(word);
        }
        return key;
    }

    private double weight(Sense chosen, Match match) {
        if (match.isClear()) {
            return chosen.weight();
        }
        double all = 0;
        double mine = 0;
        for (Sense sense : match.senses()) {
            if (sense.kind() != Kind.CUE) {
                double score = sense.weight() * (1 + SUPPORT * supportOf(sense));
                all += score;
                mine += sense.code().equals(chosen.code()) ? score : 0;
            }
        }
        boolean named = chosen.kind() == Kind.NAME || chosen.kind() == Kind.DEMONYM;
        if (all == 0 || mine == 0) {
            return chosen.weight();
        }
        return named ? Math.max(LEAST_OF_A_NAME, 0.95 * mine / all) : 0.85 * mine / all;
    }

    /** "Moscow said": a capital before a verb of saying stands for its government. */
    private boolean speaks(Words words, Match match) {
        int next = match.last() + 1;
        if (!words.spaced(match.last())) {
            return false;
        }
        return lexicon.sayingVerbs().contains(words.hash(next))
                || isAuxiliary(words, next)
                        && words.spaced(next)
                        && lexicon.sayingVerbs().contains(words.hash(next + 1));
    }

    private static boolean isAuxiliary(Words words, int word) {
        return words.shape(word) == Words.LOWERCASE && words.end(word) - words.start(word) <= 4;
    }
}
