package dateline.annotate.entity.model;

import dateline.contract.record.Entity;

/**
 * The labels of tokens: outside of any name (0), and beginning, inside, last or only token (BILOU; Ratinov and Roth
 * 2009) of a name of each type.
 */
public final class Tag {
    /** How many labels there are. */
    public static final int COUNT = 13;

    /** Outside of any name. */
    public static final int OUTSIDE = 0;

    private static final int BEGIN = 0;
    private static final int INSIDE = 1;
    private static final int LAST = 2;
    private static final int UNIT = 3;
    private static final Entity.Type[] TYPES = Entity.Type.values();

    private Tag() {}

    /** Label of a name's token by its position in the name of {@code length} tokens. */
    public static int of(Entity.Type type, int position, int length) {
        int part = length == 1 ? UNIT : position == 0 ? BEGIN : position == length - 1 ? LAST : INSIDE;
        return 1 + 4 * type.ordinal() + part;
    }

    /** Whether a name begins with a token of this label. */
    public static boolean begins(int tag) {
        return tag != OUTSIDE && ((tag - 1) % 4 == BEGIN || (tag - 1) % 4 == UNIT);
    }

    /** Whether a name ends with a token of this label. */
    public static boolean ends(int tag) {
        return tag == OUTSIDE || (tag - 1) % 4 == LAST || (tag - 1) % 4 == UNIT;
    }

    /** Type of a label other than {@link #OUTSIDE}. */
    public static Entity.Type type(int tag) {
        return TYPES[(tag - 1) / 4];
    }

    /** Whether one label may follow another. */
    public static boolean follows(int before, int after) {
        if (ends(before)) {
            return after == OUTSIDE || begins(after);
        }
        return after != OUTSIDE && !begins(after) && type(before) == type(after);
    }
}
