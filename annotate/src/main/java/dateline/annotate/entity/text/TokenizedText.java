package dateline.annotate.entity.text;

import java.util.Arrays;

/** Words and sentences of a text as UTF-16 offsets into it. Every boundary is a code point boundary. */
public final class TokenizedText {
    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;
    private int[] sentences = new int[8];
    private int sentenceCount;

    TokenizedText(String text) {
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

    public String text() {
        return text;
    }

    public int count() {
        return count;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    public int length(int token) {
        return ends[token] - starts[token];
    }

    public char first(int token) {
        return text.charAt(starts[token]);
    }

    /** Whether the token is this word, in this case. */
    public boolean is(int token, String word) {
        return length(token) == word.length() && text.startsWith(word, starts[token]);
    }

    public int sentences() {
        return sentenceCount;
    }

    /** First token of a sentence. */
    public int sentenceStart(int sentence) {
        return sentence == 0 ? 0 : sentences[sentence - 1];
    }

    /** Token after the last of a sentence. */
    public int sentenceEnd(int sentence) {
        return sentences[sentence];
    }
}
