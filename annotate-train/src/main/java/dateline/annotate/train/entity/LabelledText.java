package dateline.annotate.train.entity;

import dateline.contract.record.Entity;
import java.util.List;

/**
 * A text with the names in it.
 *
 * @param text the text, each sentence ended by a line's end
 * @param names the names, in order, none over another
 */
record LabelledText(String text, List<Name> names) {
    LabelledText {
        names = List.copyOf(names);
    }

    /** A name at these UTF-16 offsets. */
    record Name(Entity.Type type, int start, int end) {}
}
