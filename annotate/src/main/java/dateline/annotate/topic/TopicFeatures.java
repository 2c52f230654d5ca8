package dateline.annotate.topic;

import java.util.Arrays;

/**
 * The features of a text: a 32-bit hash for each word and each run of two and three words, folded as
 * {@link WordFold} says; the same word has another hash in another language. Han characters and kana count as words. At most {@value #MAX_TOKENS} words are read, the title first; a text's subject stands in its lead. Not
 * thread-safe; make one for each text.
 */
public final class TopicFeatures {
    static final int MAX_TOKENS = 400;
    private static final int MAX_CHARS = 8000;
    private static final int BREAK = 0;

    private final int languageSalt;
    private final WordFold fold;
    private int[] hashes = new int[256];
    private int size;
    private int tokens;
    private int titleSize;
    private int previous = BREAK;
    private int beforePrevious = BREAK;

    private TopicFeatures(String language) {
        this.fold = WordFold.of(language);
        this.languageSalt = fold == WordFold.ENGLISH ? 0x2F0B4C47 : language.hashCode() * 0x9E3779B1;
    }

    /** The features of an article. */
    public static TopicFeatures of(String title, String text, String language) {
        TopicFeatures features = new TopicFeatures(language);
        features.read(title);
        features.titleSize = features.size;
        features.previous = BREAK;
        features.beforePrevious = BREAK;
        features.read(text);
        return features;
    }

    /** The hash of a cue of one to three words, the one that a text with these words has among its features. */
    public static int ofPhrase(String phrase, String language) {
        TopicFeatures features = of(phrase, "", language);
        if (features.tokens < 1 || features.tokens > 3) {
            throw new IllegalArgumentException("a cue has one to three words: " + phrase);
        }
        return features.hashes[features.size - 1];
    }

    /** The hash of a run of three words from those of the words. */
    public static int ofRun(int first, int second, int third) {
        return mix((first * 31 + second) * 31 + third);
    }

    /** How many features there are; the same one may stand at several places. */
    public int size() {
        return size;
    }

    /** The feature at a place. */
    public int hash(int i) {
        return hashes[i];
    }

    /** How many of the features are the title's; they come first. */
    int titleSize() {
        return titleSize;
    }

    /** How many words were read. */
    public int tokens() {
        return tokens;
    }

    private void read(String text) {
        int end = Math.min(text.length(), MAX_CHARS);
        int at = 0;
        while (at < end && tokens < MAX_TOKENS) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at++;
            while (at < end && !standsAlone(text.charAt(start)) && inWord(text, at)) {
                at++;
            }
            int from = fold.start(text, start, at);
            word(hashOf(text, from, fold.end(text, from, at)));
        }
    }

    private static boolean inWord(String text, int at) {
        char c = text.charAt(at);
        return (Character.isLetterOrDigit(c) && !standsAlone(c))
                || WordFold.isApostrophe(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /** Han characters and kana: what they write has no spaces between words, so each counts as a word. */
    private static boolean standsAlone(char c) {
        return (c >= '\u3041' && c <= '\u30FF') || (c >= '\u3400' && c <= '\u9FFF');
    }

    private int hashOf(String text, int start, int end) {
        int hash = languageSalt;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                hash = (hash ^ Character.toLowerCase(c)) * 0x01000193;
            }
        }
        return mix(hash);
    }

    private void word(int hash) {
        tokens++;
        if (size + 3 > hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[size++] = hash;
        if (previous != BREAK) {
            hashes[size++] = mix(previous * 31 + hash);
        }
        if (beforePrevious != BREAK) {
            hashes[size++] = ofRun(beforePrevious, previous, hash);
        }
        beforePrevious = previous;
        previous = hash;
    }

    /** The finaliser of MurmurHash3, which is in the public domain; never 0, which marks an empty place. */
    private static int mix(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        h ^= h >>> 16;
        return h == 0 ? 1 : h;
    }
}
