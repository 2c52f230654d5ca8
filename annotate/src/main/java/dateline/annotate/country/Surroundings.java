package dateline.annotate.country;

import dateline.annotate.country.name.NameTrie;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.Words;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands around a match in one field: persons, organisations, the words beside it. */
final class Surroundings {
    private static final long IN = Words.hashOf("in");
    private static final long OF = Words.hashOf("of");
    private static final long CITY = Words.hashOf("city");
    private static final double UNTAGGED = 0.7;
    /** What is left of an adjective where the country itself is hardly meant. */
    private static final double CULTURE = 0.5;

    private final CountryLexicon lexicon;
    private final Words words;
    private final boolean headline;
    private final List<Entity> entities;

    /** @param entities those of this field */
    Surroundings(CountryLexicon lexicon, Words words, Field field, List<Entity> entities) {
        this.lexicon = lexicon;
        this.words = words;
        this.headline = field == Field.TITLE && words.headline() || words.shouts();
        this.entities = new ArrayList<>(entities);
        this.entities.sort(Comparator.comparingInt(Entity::start));
    }

    Words words() {
        return words;
    }

    /**
     * How much of a match's weight the words around it leave, 0..1; 0 where it is part of a person's name.
     *
     * @param isPerson whether the article shows a person of this name elsewhere
     */
    double leaves(Match match, boolean isPerson) {
        if (match.has(Kind.LEADER)) {
            return 1;
        }
        double byEntity = byEntity(match);
        if (byEntity == 0 || isPersonHere(match)) {
            return 0;
        }
        if (isMoney(match) || match.has(Kind.DEMONYM) && isLanguage(match)) {
            return 0;
        }
        boolean city = match.has(Kind.CITY) || match.has(Kind.TOWN) || match.has(Kind.CAPITAL);
        if (isPerson && !isAfterPreposition(match)) {
            return city ? 0 : 0.1;
        }
        if (match.has(Kind.DEMONYM) && isCulture(match)) {
            byEntity *= CULTURE;
        }
        return byEntity * (city && match.isSingleWord() && !headline ? beside(match) : 1);
    }

    /** Whether the words beside a match make it a person's name. */
    boolean isPersonHere(Match match) {
        if (!match.isSingleWord() || !couldBePerson(match)) {
            return false;
        }
        int before = match.first() - 1;
        if (words.spaced(before) && words.capitalised(before)) {
            long hash = words.hash(before);
            if (lexicon.givenNames().contains(hash) && !isPlaceName(before)) {
                return true;
            }
        }
        return isAfterHonorific(before) || isBeforeSurname(match);
    }

    /** "806-423-1033". */
    boolean hasNorthAmericanNumbers() {
        for (int word = 0; word + 2 < words.size(); word++) {
            if (words.shape(word) == Words.NUMBER
                    && length(word) == 3
                    && length(word + 1) == 3
                    && length(word + 2) == 4
                    && words.shape(word + 1) == Words.NUMBER
                    && words.shape(word + 2) == Words.NUMBER
                    && words.start(word + 2) - words.end(word + 1) == 1
                    && words.start(word + 1) - words.end(word) <= 2) {
                return true;
            }
        }
        return false;
    }

    private int length(int word) {
        return words.end(word) - words.start(word);
    }

    /** "President Macron". */
    boolean isAfterOffice(Match match) {
        int before = match.first() - 1;
        return words.spaced(before) && lexicon.offices().contains(words.hash(before));
    }

    private boolean isCulture(Match match) {
        return words.spaced(match.last()) && lexicon.culture().contains(words.hash(match.last() + 1));
    }

    /** "a Paris man", "City of Paris", "Paris police": how the local press of English-speaking countries writes. */
    boolean isLocalPress(Match match) {
        int before = match.first() - 1;
        if (words.spaced(match.last()) && lexicon.residents().contains(words.hash(match.last() + 1))) {
            return true;
        }
        return before > 0
                && words.hash(before) == OF
                && words.hash(before - 1) == CITY
                && words.spaced(before)
                && words.spaced(before - 1);
    }

    /** "US$10". */
    private boolean isMoney(Match match) {
        return match.end() < words.text().length() && words.text().charAt(match.end()) == '$';
    }

    /** "in French, Spanish and Dutch", "spoke only English": the language, not the people. */
    private boolean isLanguage(Match match) {
        int before = match.first() - 1;
        if (!match.isSingleWord() || !words.spaced(before)) {
            return false;
        }
        if (lexicon.languageVerbs().contains(words.hash(before))) {
            return true;
        }
        boolean ends = !words.spaced(match.last()) || lexicon.conjunctions().contains(words.hash(match.last() + 1));
        return ends && words.hash(before) == IN;
    }

    private boolean isAfterHonorific(int before) {
        if (before < 0 || !lexicon.honorifics().contains(words.hash(before)) || !words.capitalised(before)) {
            return false;
        }
        return words.spaced(before) || words.joined(before);
    }

    /** "Jordan Spieth": a given name with a capitalised word after it that follows no preposition. */
    private boolean isBeforeSurname(Match match) {
        int word = match.last();
        return !headline
                && lexicon.givenAlso().contains(words.hash(word))
                && words.spaced(word)
                && words.shape(word + 1) == words.shape(word)
                && !isAfterPreposition(match)
                && lexicon.names().next(NameTrie.ROOT, words.hash(word + 1)) == 0;
    }

    private boolean couldBePerson(Match match) {
        return lexicon.personNames().contains(words.hash(match.first()))
                || match.has(Kind.CITY)
                || match.has(Kind.CAPITAL)
                || match.has(Kind.PLACE);
    }

    private boolean isPlaceName(int word) {
        return lexicon.personNames().contains(words.hash(word));
    }

    boolean isAfterPreposition(Match match) {
        int before = match.first() - 1;
        return words.spaced(before) && lexicon.placePrepositions().contains(words.hash(before));
    }

    /** A city's name with capitalised neighbours is mostly part of another name: "Houston Astros", "Mount Vernon". */
    private double beside(Match match) {
        double left = 1;
        int before = match.first() - 1;
        if (words.spaced(before) && words.shape(before) == Words.CAPITALISED && !startsSentence(before)) {
            left *= 0.5;
        }
        if (words.spaced(match.last())
                && words.shape(match.last() + 1) == Words.CAPITALISED
                && !lexicon.civic().contains(words.hash(match.last() + 1))) {
            left *= 0.6;
        }
        return left;
    }

    private boolean startsSentence(int word) {
        if (word == 0) {
            return true;
        }
        for (int i = words.start(word) - 1; i >= words.end(word - 1); i--) {
            char c = words.text().charAt(i);
            if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':') {
                return true;
            }
        }
        return false;
    }

    private double byEntity(Match match) {
        int low = 0;
        int high = entities.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entities.get(middle).start() <= match.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0 || entities.get(low - 1).end() < match.end()) {
            return isUntagged(match) ? UNTAGGED : 1;
        }
        return inside(entities.get(low - 1), match);
    }

    /** A city where the tagger, which has read the article, sees no name. */
    private boolean isUntagged(Match match) {
        return !headline && !entities.isEmpty() && match.has(Kind.CITY) && !isAfterPreposition(match);
    }

    private double inside(Entity entity, Match match) {
        boolean whole = entity.start() == match.start() && entity.end() <= match.end();
        return switch (entity.type()) {
            case PERSON -> isOffice(entity, match) ? 1 : whole && isCountry(match) ? 0.6 : 0;
            case ORGANIZATION ->
                whole || isCivic(entity, match) ? 1 : match.has(Kind.CITY) || match.has(Kind.TOWN) ? 0.5 : 0.85;
            case LOCATION -> 1;
        };
    }

    private boolean isCivic(Entity entity, Match match) {
        return entity.start() == match.start()
                && words.spaced(match.last())
                && lexicon.civic().contains(words.hash(match.last() + 1));
    }

    /** "U.S. Secretary of State John Kerry": a tagger may take the office into the name. */
    private boolean isOffice(Entity entity, Match match) {
        boolean before = entity.start() == match.start() && entity.end() > match.end();
        return before && isCountry(match) && !lexicon.personNames().contains(words.hash(match.first()));
    }

    private static boolean isCountry(Match match) {
        return match.has(Kind.DEMONYM) || match.has(Kind.NAME);
    }
}
