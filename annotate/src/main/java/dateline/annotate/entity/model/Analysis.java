package dateline.annotate.entity.model;

import dateline.annotate.entity.text.TokenizedText;
import dateline.annotate.entity.text.Tokenizer;

/**
 * What is known of each token of a text before decoding: hashes, shape, clusters, known names around it, and what the
 * rest of the text tells about the same word. One text, one thread.
 */
public final class Analysis {
    /** Flags of {@link #flags}. */
    public static final int CAPITAL = 1;

    static final int ALL_CAPITALS = 1 << 1;
    public static final int FIRST = 1 << 2;
    public static final int LOWER_ELSEWHERE = 1 << 3;
    static final int CAPITAL_INSIDE = 1 << 4;
    static final int PERSON_ELSEWHERE = 1 << 5;
    static final int ORGANIZATION_ELSEWHERE = 1 << 6;
    static final int LOCATION_ELSEWHERE = 1 << 7;
    static final int AFTER_FIRST_NAME = 1 << 8;
    static final int AFTER_TITLE = 1 << 9;
    public static final int SHOUTED = 1 << 10;
    static final int ELSEWHERE = LOWER_ELSEWHERE
            | CAPITAL_INSIDE
            | PERSON_ELSEWHERE
            | ORGANIZATION_ELSEWHERE
            | LOCATION_ELSEWHERE
            | AFTER_FIRST_NAME
            | AFTER_TITLE;

    private static final int LONGEST_PHRASE = 7;

    public final TokenizedText tokens;
    public final Word[] words;
    /** For each type of {@link EntityLexicon#phrase} four bits: begin, inside, last, unit of a known name. */
    public final int[] phrase;

    public final int[] flags;
    private final EntityLexicon lexicon;

    private Analysis(TokenizedText tokens, EntityLexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        int n = tokens.count();
        this.words = new Word[n];
        this.phrase = new int[n];
        this.flags = new int[n];
    }

    /** Analyses a text. */
    public static Analysis of(String text, WordCache words) {
        Analysis analysis = new Analysis(Tokenizer.tokens(text), words.lexicon());
        for (int sentence = 0; sentence < analysis.tokens.sentences(); sentence++) {
            analysis.words(words, analysis.tokens.sentenceStart(sentence), analysis.tokens.sentenceEnd(sentence));
            analysis.phrases(analysis.tokens.sentenceStart(sentence), analysis.tokens.sentenceEnd(sentence));
        }
        analysis.elsewhere();
        return analysis;
    }

    /** How many sentences the text has. */
    public int sentences() {
        return tokens.sentences();
    }

    /** First token of a sentence. */
    public int sentenceStart(int sentence) {
        return tokens.sentenceStart(sentence);
    }

    /** Token after the last of a sentence. */
    public int sentenceEnd(int sentence) {
        return tokens.sentenceEnd(sentence);
    }

    /** How many tokens the text has. */
    public int count() {
        return tokens.count();
    }

    /** Where a token stands, as {@link Word#scores} counts it. */
    public int variant(int token) {
        return ((flags[token] & FIRST) != 0 ? 1 : 0) + ((flags[token] & SHOUTED) != 0 ? 2 : 0);
    }

    /** Offset of a token's first code unit. */
    public int start(int token) {
        return tokens.start(token);
    }

    /** Offset after a token's last code unit. */
    public int end(int token) {
        return tokens.end(token);
    }

    private void words(WordCache known, int from, int to) {
        int capitals = 0;
        int letters = 0;
        for (int i = from; i < to; i++) {
            Word word = known.get(tokens.text(), tokens.start(i), tokens.end(i));
            words[i] = word;
            flags[i] = word.flags;
            capitals += word.is(CAPITAL) ? 1 : 0;
            letters += tokens.length(i) > 3 && Character.isLetter(tokens.first(i)) ? 1 : 0;
        }
        flags[from] |= FIRST;
        if (letters > 1 && capitals >= letters) {
            shout(from, to);
        }
    }

    /** Marks a sentence, most often a headline, whose capitals say nothing. */
    private void shout(int from, int to) {
        for (int i = from; i < to; i++) {
            flags[i] |= SHOUTED;
        }
    }

    private void phrases(int from, int to) {
        for (int i = from; i < to; ) {
            i = (flags[i] & CAPITAL) != 0 ? longestPhrase(i, to) : i + 1;
        }
    }

    private int longestPhrase(int from, int to) {
        int sequence = 0;
        int end = from + 1;
        int types = 0;
        for (int i = from; i < to && i < from + LONGEST_PHRASE; i++) {
            sequence = WordHash.sequence(sequence, words[i].cased);
            int found = lexicon.phrase(sequence);
            if (found > 0) {
                end = i + 1;
                types = found;
            }
        }
        mark(from, end, types);
        return end;
    }

    private void mark(int from, int end, int types) {
        for (int type = 0; type < 3; type++) {
            if ((types & 1 << type) != 0) {
                for (int i = from; i < end; i++) {
                    int part = end - from == 1 ? 3 : i == from ? 0 : i == end - 1 ? 2 : 1;
                    phrase[i] |= 1 << (4 * type + part);
                }
            }
        }
    }

    private void elsewhere() {
        WordFlags found = new WordFlags(tokens.count());
        for (int i = 0; i < tokens.count(); i++) {
            if ((flags[i] & CAPITAL) == 0) {
                found.add(words[i].lower, LOWER_ELSEWHERE);
            } else if ((flags[i] & SHOUTED) == 0) {
                found.add(words[i].lower, evidence(i));
            }
        }
        for (int i = 0; i < tokens.count(); i++) {
            if ((flags[i] & CAPITAL) != 0) {
                flags[i] |= found.get(words[i].lower);
            }
        }
    }

    private int evidence(int i) {
        int evidence = (flags[i] & FIRST) == 0 ? CAPITAL_INSIDE : 0;
        int long3 = phrase[i] & 0x777;
        evidence |= (long3 & 0xF) != 0 ? PERSON_ELSEWHERE : 0;
        evidence |= (long3 & 0xF0) != 0 ? ORGANIZATION_ELSEWHERE : 0;
        evidence |= (long3 & 0xF00) != 0 ? LOCATION_ELSEWHERE : 0;
        if (i > 0 && (flags[i] & FIRST) == 0) {
            Word before = words[i - 1];
            boolean firstName = before.name > 0 && (before.name & 3) >= 2 && before.is(CAPITAL);
            evidence |= firstName ? AFTER_FIRST_NAME : 0;
            evidence |= before.personTitle ? AFTER_TITLE : 0;
        }
        return evidence;
    }
}
