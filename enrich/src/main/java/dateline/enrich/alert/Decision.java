package dateline.enrich.alert;

import dateline.contract.Alert;

/** What a watch makes of a mention. */
public sealed interface Decision {
    /** What the watch remembers from now on. */
    Memory memory();

    /** The country entered the news. */
    record Fire(Alert alert, Memory memory) implements Decision {}

    /** It did not, for this reason. */
    record Quiet(Reason reason, Memory memory) implements Decision {}

    /** Why a watch stays quiet, in the order the rules are asked. */
    enum Reason {
        /** The watch is not about this country. */
        OTHER_COUNTRY,
        /** The record corrects or withdraws an article: edits are not news. */
        EDIT,
        /** The evidence is too weak for the watch. */
        WEAK,
        /** The article was old when it was first seen: backfills are not news, but they are remembered. */
        OLD,
        /** The watch is in its first window, in which everything would be new to it. */
        LEARNING,
        /** The country was mentioned within the window. */
        KNOWN
    }
}
