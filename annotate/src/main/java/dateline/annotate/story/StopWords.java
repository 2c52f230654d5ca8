package dateline.annotate.story;

import java.util.Set;

/** English words that say nothing about which story a text tells. */
final class StopWords {
    private static final Set<String> ALL = Set.of("""
        a an the of to in on for and or at by with from as is are was were be been it its this that these those he
        she they we you i his her their our your my not no but if than then so what when where who why how will
        would can could may might should has have had do does did after before over under into out up down about
        more most new says said say amid us via vs just now all get gets one two\
        """.split("\\s+"));

    private StopWords() {}

    /** Whether a word in lower case is one of them. */
    static boolean contains(String word) {
        return ALL.contains(word);
    }
}
