package dateline.bench.fuzz;

import java.util.List;

/** What is made from a seed, read, and looked at. Safe for any number of threads; the same seed gives the same. */
interface Trial {
    /** How many documents a seed gives. */
    int documents();

    /** What is wrong, in words; nothing if all is well. May throw whatever the reader throws. */
    List<String> wrong(long seed);

    /** The documents of a seed, for people. */
    String shown(long seed);
}
