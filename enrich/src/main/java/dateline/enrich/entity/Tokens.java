package dateline.enrich.entity;

import java.util.Arrays;

/** Words and sentences of a text as UTF-16 offsets into it. Every boundary is a code point boundary. */
final class Tokens {
    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;
    private int[] sentences = new int[8];
    private int sentenceCount;

    Tokens(String text) {
        this.text = text;
    }

    void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /** Lets a new sentence begin with the token to be added next. */
    void endSentence() {
        if (count > sentenceStart(sentenceCount)) {
            if (sentenceCount == sentences.length) {
                sentences = Arrays.copyOf(sentences, sentenceCount * 2);
            }
            sentences[sentenceCount++] = count;
        }
    }

    String text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int length(int token) {
        return ends[token] - starts[token];
    }

    char first(int token) {
        return text.charAt(starts[token]);
    }

    /** Whether the token is this word, in this case. */
    boolean is(int token, String word) {
        return length(token) == word.length() && text.startsWith(word, starts[token]);
    }

    int sentences() {
        return sentenceCount;
    }

    /** First token of a sentence. */
    int sentenceStart(int sentence) {
        return sentence == 0 ? 0 : sentences[sentence - 1];
    }

    /** Token after the last of a sentence. */
    int sentenceEnd(int sentence) {
        return sentences[sentence];
    }
}
