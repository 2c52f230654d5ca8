package dateline.enrich.alert.rule;

import dateline.contract.record.Alert;
import org.jspecify.annotations.Nullable;

/** What the rules make of a mention. What is to be done about it is decided with it, and done by others. */
public sealed interface Decision {
    /**
     * It is remembered without more.
     *
     * @param outcome why
     */
    record Beside(Outcome outcome) implements Decision {}

    /**
     * It begins an episode or adds to one of which nobody is to hear yet.
     *
     * @param outcome why not
     * @param surge what was seen and expected, if there is a surge
     */
    record Collect(Outcome outcome, Alert.@Nullable Baseline surge) implements Decision {}

    /**
     * Its episode, begun by it or before, becomes news.
     *
     * @param surge what was seen and expected, if there is a surge
     */
    record Enter(Alert.@Nullable Baseline surge) implements Decision {}

    /**
     * It adds to an alert.
     *
     * @param telling who is to hear of it
     * @param surging whether the surge goes on
     */
    record Add(Telling telling, boolean surging) implements Decision {}

    /** Who hears of what is added. */
    enum Telling {
        /** People. */
        ALOUD,
        /** Only those who look. */
        SILENTLY,
        /** Nobody; it is kept. */
        KEPT,
        /** Nobody; nothing has changed. */
        NOT
    }

    /** What becomes of an episode that is news. */
    enum Way {
        /** It joins the open alert of its story. */
        JOIN_STORY,
        /** It raises an alert of its own. */
        RAISE,
        /** It joins what is held back. */
        JOIN_HELD,
        /** It is held back, as the first. */
        HOLD
    }

    /** What becomes of an alert that has less than before. */
    enum Ending {
        GOES_ON,
        /** It ends by itself. */
        RESOLVED,
        /** Nothing speaks for it any more. */
        RETRACTED,
        /** Nobody has heard of it, and nobody will. */
        FORGOTTEN
    }
}
