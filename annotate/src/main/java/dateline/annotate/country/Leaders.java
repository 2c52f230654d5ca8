package dateline.annotate.country;

import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.Words;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which surnames are a leader's in one article: those that follow an office or a full name. "Macron" counts after the
 * article has said "Emmanuel Macron" or "President Macron".
 */
final class Leaders {
    private final Set<Long> introduced = new HashSet<>();

    /** Learns from a match who is spoken of. */
    void add(Surroundings around, Match match) {
        for (Sense sense : match.senses()) {
            if (sense.kind() == Kind.SURNAME && around.isAfterOffice(match)) {
                introduced.add(id(around.words(), match.first(), match.last(), sense));
            } else if (sense.kind() == Kind.LEADER) {
                parts(around.words(), match, sense);
            }
        }
    }

    /** The leader that a surname means here, null for none. */
    @Nullable
    Sense of(Words words, Match match) {
        for (Sense sense : match.senses()) {
            if (sense.kind() == Kind.SURNAME && introduced.contains(id(words, match.first(), match.last(), sense))) {
                return sense;
            }
        }
        return null;
    }

    private void parts(Words words, Match match, Sense sense) {
        for (int first = match.first(); first <= match.last(); first++) {
            for (int last = first; last <= match.last(); last++) {
                introduced.add(id(words, first, last, sense));
            }
        }
    }

    private static long id(Words words, int first, int last, Sense sense) {
        return words.key(first, last) ^ sense.code().hashCode();
    }
}
