package dateline.annotate.entity.model;

/**
 * The features of a token in its sentence, as 32-bit hashes of template number and value: those of each single word in a
 * window of five tokens, which do not depend on the text, and those of several words or of the whole text. Trainer and
 * tagger share this class: a change here makes every model trained before unusable, so it raises {@link
 * EntityModel#FEATURES}.
 *
 * <p>Not safe for several threads; holds the features of one token at a time.
 */
public final class Features {
    /** How many tokens there are on each side in the window. */
    public static final int REACH = 2;

    private static final int LONGEST_AFFIX = 5;
    private static final int[] PATH_LENGTHS = {4, 6, 10};
    /** Templates of one place in the window; those of several words come after all of them. */
    private static final int TEMPLATES = 64;

    private final int[] out = new int[256];
    private int count;
    private int template;

    /** Collects all features of a token of the sentence {@code [from,to)}; {@link #get} then answers. */
    public int collect(Analysis text, int token, int from, int to) {
        count = 0;
        for (int offset = -REACH; offset <= REACH; offset++) {
            int i = token + offset;
            boolean inside = i >= from && i < to;
            single(inside ? text.words[i] : Word.NOTHING, inside ? text.variant(i) : 0, offset);
        }
        several(text, token, from, to);
        return count;
    }

    /** Collects the features of a word at a place of the window. */
    int ofWord(Word word, int variant, int offset) {
        count = 0;
        single(word, variant, offset);
        return count;
    }

    /** Collects the features that no single word has. */
    public int ofContext(Analysis text, int token, int from, int to) {
        count = 0;
        several(text, token, from, to);
        return count;
    }

    /** One of the features collected last. */
    public int get(int feature) {
        return out[feature];
    }

    private void single(Word word, int variant, int offset) {
        template = (offset + REACH) * TEMPLATES;
        int shape = shape(word, variant);
        add(word.lower);
        add(shape);
        clusters(word);
        if (Math.abs(offset) < REACH) {
            names(word);
        }
        if (offset == 0) {
            add(0);
            add(word.cased);
            affixes(word.text);
            add(pair(word.brown, shape));
            add(pair(word.vector, shape));
            add(word.flags << 2 | variant);
        }
    }

    private void affixes(String word) {
        for (int length = 1; length <= LONGEST_AFFIX; length++) {
            boolean fits = word.length() > length;
            skip();
            if (fits && length > 1) {
                value(WordHash.lower(word, 0, length));
            }
            skip();
            if (fits) {
                value(WordHash.lower(word, word.length() - length, word.length()));
            }
        }
    }

    private void clusters(Word word) {
        for (int length : PATH_LENGTHS) {
            addIf(word.brown, prefix(word.brown, length));
        }
        addIf(word.brown, word.brown);
        addIf(word.vector, word.vector);
        addIf(word.vector, word.coarse);
    }

    private void names(Word word) {
        int capital = word.flags & Analysis.CAPITAL;
        for (int kind = 0; kind < 6; kind++) {
            skip();
            if (word.name > 0 && (word.name >> 2 * kind & 3) > 0) {
                value(pair(word.name >> 2 * kind & 3, capital));
            }
        }
    }

    private void several(Analysis text, int i, int from, int to) {
        template = (2 * REACH + 1) * TEMPLATES;
        Word here = text.words[i];
        Word before = i > from ? text.words[i - 1] : Word.NOTHING;
        Word after = i + 1 < to ? text.words[i + 1] : Word.NOTHING;
        int shape = shape(here, text.variant(i));
        int shapeBefore = i > from ? shape(before, text.variant(i - 1)) : shape(before, 0);
        int shapeAfter = i + 1 < to ? shape(after, text.variant(i + 1)) : shape(after, 0);
        add(pair(before.lower, here.lower));
        add(pair(here.lower, after.lower));
        add(pair(i - 1 > from ? text.words[i - 2].lower : Word.NOTHING.lower, before.lower));
        add(pair(after.lower, i + 2 < to ? text.words[i + 2].lower : Word.NOTHING.lower));
        add(pair(shapeBefore, shape));
        add(pair(shape, shapeAfter));
        add(pair(pair(shapeBefore, shape), shapeAfter));
        add(pair(before.lower, shape));
        add(pair(after.lower, shape));
        add(pair(before.coarse, here.coarse));
        add(pair(here.coarse, after.coarse));
        add(pair(pair(before.coarse, here.coarse), after.coarse));
        add(pair(prefix(before.brown, 8), prefix(here.brown, 8)));
        add(pair(prefix(here.brown, 8), prefix(after.brown, 8)));
        addIf(Math.max(here.name, after.name), pair(here.name, after.name));
        addIf(Math.max(here.name, before.name), pair(here.name, before.name));
        phrases(text, i, from, to, shape);
        document(text.flags[i]);
    }

    private void phrases(Analysis text, int i, int from, int to, int shape) {
        int phrase = text.phrase[i];
        addPhrase(i > from ? text.phrase[i - 1] : 0, 0);
        addPhrase(i + 1 < to ? text.phrase[i + 1] : 0, 0);
        addPhrase(phrase, 0);
        addPhrase(phrase, 1 + (text.flags[i] & (Analysis.FIRST | Analysis.SHOUTED)));
        addPhrase(phrase, shape);
    }

    private void document(int flags) {
        if ((flags & Analysis.CAPITAL) == 0) {
            return;
        }
        for (int bit = Analysis.LOWER_ELSEWHERE; bit <= Analysis.AFTER_TITLE; bit <<= 1) {
            skip();
            if ((flags & bit) != 0) {
                value(flags & Analysis.FIRST);
            }
        }
        add(flags & Analysis.ELSEWHERE);
    }

    private static int shape(Word word, int variant) {
        return word.shape * 4 + variant;
    }

    private static int prefix(int path, int length) {
        if (path <= 0) {
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
        if (known != EntityLexicon.UNKNOWN) {
            value(value);
        }
    }

    private void addPhrase(int phrase, int with) {
        skip();
        if (phrase != 0) {
            value(pair(phrase, with));
        }
    }

    private void skip() {
        template++;
    }

    private void value(int value) {
        out[count++] = WordHash.mix(value + template * 0x9E3779B9);
    }
}
