package dateline.annotate.country;

import dateline.annotate.country.name.NameTrie;
import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.TextLanguages;
import dateline.annotate.country.name.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds known names in a text: whole words, the longest name that starts at a word, left to right, none inside another. */
final class Matcher {
    private static final long US = Words.hashOf("us");

    private final NameTrie names;
    private final Words words;
    private final long languages;
    private final boolean anyCase;
    private final boolean shouts;

    private Matcher(NameTrie names, Words words, long languages) {
        this.names = names;
        this.words = words;
        this.languages = languages;
        this.anyCase = words.neverCapital();
        this.shouts = words.shouts();
    }

    static List<Match> find(NameTrie names, Words words, long languages) {
        return new Matcher(names, words, languages).find();
    }

    private List<Match> find() {
        List<Match> found = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            Match match = longestAt(word);
            if (match != null) {
                if (!match.has(Kind.BLOCK)) {
                    found.add(match);
                }
                word = match.last();
            }
        }
        return found;
    }

    private @Nullable Match longestAt(int first) {
        Match longest = null;
        int node = names.next(NameTrie.ROOT, words.hash(first));
        for (int last = first; node != 0; last++) {
            Sense[] senses = names.senses(node);
            if (senses.length > 0) {
                List<Sense> accepted = accepted(senses, first, last);
                longest = accepted.isEmpty() ? longest : match(first, last, accepted);
            }
            if (last + 1 >= words.size() || !words.joined(last)) {
                break;
            }
            node = names.next(node, words.hash(last + 1));
        }
        return longest == null || longest.last() == first ? division(first, longest) : longest;
    }

    /** "Henderson County": a name that no list knows, or that alone is another place. */
    private @Nullable Match division(int first, @Nullable Match otherwise) {
        if ((languages & TextLanguages.ENGLISH) == 0 || !words.capitalised(first) || !words.spaced(first)) {
            return otherwise;
        }
        List<Sense> senses = Divisions.senses(words.hash(first + 1));
        boolean named = words.capitalised(first + 1) && words.end(first) - words.start(first) > 3;
        return senses.isEmpty() || !named ? otherwise : match(first, first + 1, senses);
    }

    private List<Sense> accepted(Sense[] senses, int first, int last) {
        List<Sense> accepted = List.of();
        for (Sense sense : senses) {
            if ((sense.languages() & languages) != 0 && isWritten(sense, first, last) && isInPlace(sense, first)) {
                accepted = accepted.isEmpty() ? new ArrayList<>(2) : accepted;
                accepted.add(sense);
            }
        }
        return accepted;
    }

    private boolean isWritten(Sense sense, int first, int last) {
        return switch (sense.writing()) {
            case ANY -> true;
            case PROPER -> words.shape(first) != Words.LOWERCASE || anyCase && isCertain(sense);
            case CAPITALS -> capitals(first, last) && !(shouts && first == last && words.hash(first) == US);
        };
    }

    /** In a text without capitals, only what is hardly a common word. */
    private static boolean isCertain(Sense sense) {
        return sense.kind() == Kind.NAME && sense.weight() > 0.94
                || sense.kind() == Kind.DEMONYM && sense.weight() > 0.8;
    }

    private boolean capitals(int first, int last) {
        for (int word = first; word <= last; word++) {
            if (words.shape(word) == Words.CAPITALISED || words.shape(word) == Words.LOWERCASE) {
                return false;
            }
        }
        return true;
    }

    /** The mark of a state counts after a comma that follows a name: "Alexandria, La.". */
    private boolean isInPlace(Sense sense, int first) {
        if (sense.kind() != Kind.STATE_MARK) {
            return true;
        }
        return first > 0
                && words.capitalised(first - 1)
                && isComma(words.text(), words.end(first - 1), words.start(first));
    }

    static boolean isComma(String text, int from, int to) {
        if (to - from < 1 || to - from > 3 || text.charAt(from) != ',') {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\u00A0') {
                return false;
            }
        }
        return true;
    }

    private Match match(int first, int last, List<Sense> senses) {
        int start = words.start(first);
        int end = words.end(last);
        return new Match(first, last, start, isAbbreviation(first, last, end) ? end + 1 : end, senses);
    }

    /** Whether the dot after it belongs to it: "U.S.". */
    private boolean isAbbreviation(int first, int last, int end) {
        String text = words.text();
        return last > first
                && end - words.start(last) == 1
                && words.start(last) > 0
                && text.charAt(words.start(last) - 1) == '.'
                && end < text.length()
                && text.charAt(end) == '.';
    }
}
