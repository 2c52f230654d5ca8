package dateline.annotate.country;

import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.Words;
import dateline.contract.record.Country.How;
import dateline.contract.record.Field;
import dateline.contract.record.Place;
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
    /** A country's own name is said even where it may as well be another's: better so than dropped. */
    private static final double LEAST_OF_A_NAME = 0.5;

    /** What is left of a small town in a country that nothing else speaks for. */
    private static final double STRANGE = 0.6;

    private static final double MOSTLY_LEFT = 0.8;

    /** How much likelier a town is meant in an article full of its country. */
    private static final double COMPANY = 0.3;

    private static final Map<String, Double> LOCAL_PRESS =
            Map.of("US", 0.5, "GB", 0.3, "CA", 0.4, "AU", 0.4, "NZ", 0.3, "IE", 0.3);

    private final CountryLexicon lexicon;
    private final Contested contested;
    private final CountrySupport setting;
    /** Where a comma once said where a place is, it is there in the whole article. */
    private final Map<Long, Sense> located = new HashMap<>();

    /** The first-level division that such a comma names, by the name before it. */
    private final Map<Long, String> divisions = new HashMap<>();

    private final Leaders leaders = new Leaders();
    private final Set<Long> persons = new HashSet<>();
    private final List<Part> parts = new ArrayList<>(2);

    private record Part(Field field, Surroundings around, List<Match> matches, Contexts contexts) {}

    Resolver(CountryLexicon lexicon, Contested contested, @Nullable String outletCountry) {
        this.lexicon = lexicon;
        this.contested = contested;
        this.setting = new CountrySupport(lexicon, outletCountry);
    }

    void add(Field field, Surroundings around, List<Match> matches) {
        String text = field == Field.TEXT ? around.words().text() : "";
        parts.add(new Part(field, around, matches, new Contexts(text)));
    }

    /** The readings in reading order. */
    List<Reading> readings() {
        parts.forEach(this::collect);
        List<Reading> readings = new ArrayList<>();
        for (Part part : parts) {
            for (int i = 0; i < part.matches().size(); i++) {
                Reading reading = read(part, i);
                if (reading != null) {
                    add(reading, key(part, part.matches().get(i)), readings);
                }
            }
        }
        return readings;
    }

    private void add(Reading reading, long key, List<Reading> readings) {
        String code = contested.code(key, reading.code());
        if (!code.equals(CountryPolicy.NONE)) {
            readings.add(code.equals(reading.code()) ? reading : reading.in(code));
        }
    }

    private void collect(Part part) {
        if (part.around().hasNorthAmericanNumbers()) {
            setting.add("US", 0.8);
            setting.add("CA", 0.8);
        }
        if (part.around().words().text().indexOf('£') >= 0) {
            setting.add("GB", 0.8);
        }
        for (int i = 0; i < part.matches().size(); i++) {
            Match match = part.matches().get(i);
            leaders.add(part.around(), match);
            if (part.around().isPersonHere(match)) {
                persons.add(part.around().words().hash(match.first()));
            } else {
                setting.add(match.with(setting.senses(match, key(part, match))), key(part, match));
                attach(part, i);
                Sense followed = followed(part, i);
                if (followed != null) {
                    located.putIfAbsent(key(part, match), followed);
                    String division = lexicon.division(key(part, part.matches().get(i + 1)), followed.code());
                    if (division != null) {
                        divisions.putIfAbsent(key(part, match), division);
                    }
                }
            }
        }
    }

    private void attach(Part part, int index) {
        Match match = part.matches().get(index);
        if (part.around().isLocalPress(match)) {
            LOCAL_PRESS.forEach((code, weight) -> setting.attach(key(part, match), code, weight));
        }
        if (index + 1 < part.matches().size()) {
            Match next = part.matches().get(index + 1);
            for (Sense sense : next.senses()) {
                if (sense.kind() == Kind.SETTING && next.first() == match.last() + 1) {
                    setting.attach(key(part, match), sense.code(), sense.weight());
                }
            }
        }
    }

    private @Nullable Reading read(Part part, int index) {
        Match match = part.matches().get(index);
        Sense leader = leaders.of(part.around().words(), match);
        if (leader != null) {
            return reading(part, match, leader, How.LEADER, leader.weight(), null);
        }
        long word = part.around().words().hash(match.first());
        double left = part.around().leaves(match, match.isSingleWord() && persons.contains(word));
        if (left == 0) {
            return null;
        }
        long key = key(part, match);
        Sense sense = match.has(Kind.DEMONYM) ? null : located.get(key);
        List<Sense> senses = setting.senses(match, key);
        sense = sense != null ? sense : best(senses, key);
        if (sense == null || sense.isHint()) {
            return null;
        }
        How how = sense.kind() == Kind.CAPITAL && speaks(part.around().words(), match)
                ? How.CAPITAL_METONYM
                : sense.kind().how;
        double weight = left * weight(sense, senses, key);
        if (sense.kind() == Kind.NAME && left >= MOSTLY_LEFT) {
            weight = Math.max(weight, LEAST_OF_A_NAME);
        }
        if (sense.kind() == Kind.TOWN && !setting.isAtHome(sense)) {
            weight *= STRANGE;
        } else if (sense.kind() == Kind.TOWN || sense.kind() == Kind.CITY) {
            weight *= 1 + COMPANY * setting.company(sense);
        }
        return reading(part, match, sense, how, weight, place(sense, key));
    }

    private static Reading reading(Part part, Match match, Sense sense, How how, double weight, @Nullable Place place) {
        return new Reading(
                part.field(),
                match.start(),
                match.end(),
                sense.code(),
                how,
                sense.kind().strength,
                weight,
                place,
                part.contexts().at(match.start()));
    }

    private @Nullable Place place(Sense sense, long key) {
        if (sense.kind() != Kind.NAME && !sense.isPlace()) {
            return null;
        }
        Place town = sense.isPlace() ? lexicon.gazetteer().town(key, sense.code(), divisions.get(key)) : null;
        return town != null || sense.isPlace()
                ? town
                : lexicon.gazetteer().country(sense.code()).orElse(null);
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
            for (Sense sense : setting.senses(match, key(part, match))) {
                if (isContainer(container)
                        && sense.isPlace()
                        && !sense.isHint()
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
            case DEMONYM, CAPITAL, CITY, TOWN, LEADER, SURNAME, INSTITUTION, CUE, SETTING, BLOCK -> false;
        };
    }

    private static Sense located(Sense container) {
        return new Sense(container.code(), Kind.PLACE, 0.8f, container.languages(), container.writing());
    }

    private @Nullable Sense best(List<Sense> senses, long key) {
        Sense best = null;
        double most = 0;
        for (Sense sense : senses) {
            double score = setting.score(sense, key);
            if (score > most) {
                best = sense;
                most = score;
            }
        }
        return best;
    }

    private static long key(Part part, Match match) {
        return part.around().words().key(match.first(), match.last());
    }

    private double weight(Sense chosen, List<Sense> senses, long key) {
        String code = contested.code(key, chosen.code());
        double all = 0;
        double mine = 0;
        double known = 0;
        for (Sense sense : senses) {
            double score = setting.score(sense, key);
            all += score;
            mine += contested.code(key, sense.code()).equals(code) ? score : 0;
            known += sense.isHint() ? 0 : sense.weight();
        }
        boolean named = chosen.kind() == Kind.NAME || chosen.kind() == Kind.DEMONYM;
        if (all == 0 || mine == 0 || mine == all) {
            return chosen.weight();
        }
        if (named) {
            return Math.max(LEAST_OF_A_NAME, 0.97 * mine / all);
        }
        return Math.clamp(known, 0.6, 0.85) * mine / all;
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
