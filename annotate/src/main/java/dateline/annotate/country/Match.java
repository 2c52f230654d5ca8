package dateline.annotate.country;

import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import java.util.List;

/**
 * A known name where it stands in a text.
 *
 * @param first its first word
 * @param last its last word
 * @param start offset of its first UTF-16 code unit
 * @param end offset after its last UTF-16 code unit
 * @param senses what it can mean, at least one
 */
record Match(int first, int last, int start, int end, List<Sense> senses) {
    boolean has(Kind kind) {
        for (Sense sense : senses) {
            if (sense.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether its senses point to one country. */
    boolean isClear() {
        String code = "";
        for (Sense sense : senses) {
            if (!sense.isHint()) {
                if (!code.isEmpty() && !code.equals(sense.code())) {
                    return false;
                }
                code = sense.code();
            }
        }
        return !code.isEmpty();
    }

    /** The same words with other senses. */
    Match with(List<Sense> others) {
        return new Match(first, last, start, end, others);
    }

    boolean isSingleWord() {
        return first == last;
    }
}
