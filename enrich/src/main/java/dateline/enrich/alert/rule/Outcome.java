package dateline.enrich.alert.rule;

/** What a watch made of a mention: why it stayed quiet, or what came of it. In the order the rules are asked. */
public enum Outcome {
    /** The article mentions no country: no watch is asked. */
    NO_COUNTRY,
    /** This record of the article has been seen before, or a later one has: no watch is asked. */
    DUPLICATE,
    /** The article was withdrawn: no watch is asked, but alerts that rest on it may be retracted. */
    WITHDRAWN,
    /** The watch is not about this country. */
    OTHER_COUNTRY,
    /** The watch does not look at such articles. */
    FILTERED,
    /** The record corrects an article: edits are not news. */
    EDIT,
    /** The evidence is too weak for the watch. */
    WEAK,
    /** The article was old when it was first seen: backfills are not news, but they are remembered. */
    OLD,
    /** The article was seen before the watch began. */
    EARLY,
    /** The watch is in its first window, in which everything would be new to it. */
    LEARNING,
    /** The country was mentioned within the window, or ever. */
    KNOWN,
    /** So many mentions are nothing unusual. */
    NO_SURGE,
    /** The country's last alert ended a short while ago. */
    COOL_DOWN,
    /** It is news, but from one publisher only so far, and the watch wants two. */
    UNCORROBORATED,
    /** It adds to an alert that is open. */
    ADDED,
    /** It is news and joined an alert of the same story. */
    GROUPED,
    /** It is news, but the watch has raised as many alerts as it may. */
    HELD_BACK,
    /** It raised an alert. */
    RAISED
}
