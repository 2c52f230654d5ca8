package dateline.enrich.entity;

/**
 * The features of a token in its sentence, as 32-bit hashes of template number and value. Trainer and tagger share this
 * class: a change here makes every model trained before unusable, so it raises {@link EntityModel#FEATURES}.
 *
 * <p>Not safe for several threads; holds the features of one token at a time.
 */
public final class Features {
    private static final int LONGEST_AFFIX = 5;
    /** Stands for what is beyond the sentence; negative like everything unknown, no flag set. */
    private static final int NOTHING = -0x5BD1E000;

    private final Analysis text;
    private final int[] out = new int[128];
    private int count;
    private int template;
    private int from;
    private int to;

    /** Features of this text's tokens. */
    public Features(Analysis text) {
        this.text = text;
    }

    /** Collects the features of a token of the sentence {@code [from,to)}; {@link #get} then answers. */
    public int collect(int token, int sentenceFrom, int sentenceTo) {
        count = 0;
        template = 0;
        from = sentenceFrom;
        to = sentenceTo;
        add(0);
        words(token);
        affixes(token);
        clusters(token);
        names(token);
        document(token);
        return count;
    }

    /** One of the features that {@link #collect} found. */
    public int get(int feature) {
        return out[feature];
    }

    private void words(int i) {
        add(text.word[i]);
        for (int offset = -2; offset <= 2; offset++) {
            add(at(text.lower, i + offset));
        }
        add(pair(at(text.lower, i - 1), text.lower[i]));
        add(pair(text.lower[i], at(text.lower, i + 1)));
        add(pair(at(text.lower, i - 2), at(text.lower, i - 1)));
        add(pair(at(text.lower, i + 1), at(text.lower, i + 2)));
        for (int offset = -2; offset <= 2; offset++) {
            add(shape(i + offset));
        }
        add(pair(shape(i - 1), shape(i)));
        add(pair(shape(i), shape(i + 1)));
        add(pair(pair(shape(i - 1), shape(i)), shape(i + 1)));
        add(pair(at(text.lower, i - 1), shape(i)));
        add(pair(at(text.lower, i + 1), shape(i)));
    }

    private void affixes(int i) {
        int start = text.tokens.start(i);
        int end = text.tokens.end(i);
        for (int length = 1; length <= LONGEST_AFFIX; length++) {
            boolean fits = end - start > length;
            skip();
            if (fits && length > 1) {
                value(WordHash.lower(text.tokens.text(), start, start + length));
            }
            skip();
            if (fits) {
                value(WordHash.lower(text.tokens.text(), end - length, end));
            }
        }
    }

    private void clusters(int i) {
        for (int offset = -2; offset <= 2; offset++) {
            int path = at(text.brown, i + offset);
            int vector = at(text.vector, i + offset);
            addIf(path, prefix(path, 4));
            addIf(path, prefix(path, 6));
            addIf(path, prefix(path, 10));
            addIf(path, path);
            addIf(vector, vector);
            addIf(vector, text.lexicon.coarse(vector));
        }
        int shape = shape(i);
        add(pair(text.brown[i], shape));
        add(pair(text.vector[i], shape));
        int before = text.lexicon.coarse(at(text.vector, i - 1));
        int here = text.lexicon.coarse(text.vector[i]);
        int after = text.lexicon.coarse(at(text.vector, i + 1));
        add(pair(before, here));
        add(pair(here, after));
        add(pair(pair(before, here), after));
        add(pair(prefix(at(text.brown, i - 1), 8), prefix(text.brown[i], 8)));
        add(pair(prefix(text.brown[i], 8), prefix(at(text.brown, i + 1), 8)));
    }

    private void names(int i) {
        for (int offset = -1; offset <= 1; offset++) {
            int name = at(text.name, i + offset);
            int capital = at(text.flags, i + offset) & Analysis.CAPITAL;
            for (int kind = 0; kind < 6; kind++) {
                skip();
                if (name > 0 && (name >> 2 * kind & 3) > 0) {
                    value(pair(name >> 2 * kind & 3, capital));
                }
            }
            add(at(text.phrase, i + offset));
        }
        add(pair(text.phrase[i], text.flags[i] & (Analysis.FIRST | Analysis.SHOUTED)));
        add(pair(text.phrase[i], shape(i)));
        add(pair(text.name[i], at(text.name, i + 1)));
        add(pair(text.name[i], at(text.name, i - 1)));
    }

    private void document(int i) {
        int flags = text.flags[i];
        add(flags & (Analysis.FIRST | Analysis.SHOUTED | Analysis.CAPITAL | Analysis.ALL_CAPITALS));
        boolean capital = (flags & Analysis.CAPITAL) != 0;
        for (int bit = Analysis.LOWER_ELSEWHERE; bit <= Analysis.AFTER_TITLE; bit <<= 1) {
            skip();
            if (capital && (flags & bit) != 0) {
                value(flags & Analysis.FIRST);
            }
        }
        skip();
        if (capital) {
            value(flags & Analysis.ELSEWHERE);
        }
    }

    private int shape(int i) {
        return i < from || i >= to ? NOTHING : text.shape[i] * 4 + (i == from ? 1 : 0) + shouted(i);
    }

    private int shouted(int i) {
        return (text.flags[i] & Analysis.SHOUTED) != 0 ? 2 : 0;
    }

    private int at(int[] values, int i) {
        return i < from || i >= to ? NOTHING : values[i];
    }

    private static int prefix(int path, int length) {
        if (path == NOTHING || path <= 0) {
            return path;
        }
        int bits = 31 - Integer.numberOfLeadingZeros(path);
        return bits <= length ? path : path >>> bits - length;
    }

    private static int pair(int a, int b) {
        return (a * 0x9E3779B1 ^ Integer.rotateLeft(b, 13)) * 0x85EBCA77 + b;
    }

    private void add(int value) {
        skip();
        value(value);
    }

    private void addIf(int known, int value) {
        skip();
        if (known != Lexicon.UNKNOWN) {
            value(value);
        }
    }

    private void skip() {
        template++;
    }

    private void value(int value) {
        out[count++] = WordHash.mix(value + template * 0x9E3779B9);
    }
}
