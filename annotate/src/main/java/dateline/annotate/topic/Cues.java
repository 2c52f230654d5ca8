package dateline.annotate.topic;

import dateline.annotate.resource.ResourceFiles;
import java.util.List;
import java.util.stream.Stream;

/** The hand-kept lists of words and short phrases that speak for a concept. */
public final class Cues {
    private Cues() {}

    /** Names of companies, works and people that speak for a top-level concept; to learn from. */
    public static List<Cue> names() {
        return english("names-en.tsv");
    }

    /** The English cues, for top-level concepts and for some below them. */
    public static List<Cue> english() {
        return english("cues-en.tsv");
    }

    /** Headlines with what they are mainly about, a top-level concept; to learn from. */
    public static List<Headline> headlines() {
        return ResourceFiles.lines("topic/headlines-en.tsv").stream()
                .map(line -> line.split("\t"))
                .map(parts -> new Headline(MediaTopics.code(parts[0]), parts[1]))
                .toList();
    }

    private static List<Cue> english(String file) {
        return ResourceFiles.lines("topic/" + file).stream()
                .map(line -> line.split("\t"))
                .flatMap(parts -> cues(parts[0], "en", parts[1]))
                .toList();
    }

    /** The cues of other languages, for top-level concepts only. */
    public static List<Cue> otherLanguages() {
        return ResourceFiles.lines("topic/cues-other.tsv").stream()
                .map(line -> line.split("\t"))
                .flatMap(parts -> cues(parts[0], parts[1], parts[2]))
                .toList();
    }

    private static Stream<Cue> cues(String digits, String language, String phrases) {
        return Stream.of(phrases.split(", *")).map(phrase -> new Cue(MediaTopics.code(digits), language, phrase));
    }

    /**
     * A cue.
     *
     * @param code what it speaks for
     * @param language ISO 639-1
     * @param phrase one to three words, lower case
     */
    public record Cue(String code, String language, String phrase) {}

    /**
     * A headline.
     *
     * @param code what it is mainly about
     * @param text in English
     */
    public record Headline(String code, String text) {}
}
