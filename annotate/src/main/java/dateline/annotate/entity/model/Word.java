package dateline.annotate.entity.model;

import dateline.annotate.entity.name.PersonTitles;

/**
 * What is known of a word by itself, wherever it stands. Immutable but for the scores that it remembers, which are the
 * same whoever works them out, so any number of threads may share it.
 */
public final class Word {
    /** Stands for what is beyond the sentence. */
    public static final Word NOTHING = new Word();
    /** How many kinds of place in a sentence there are: first or not, in a shouted sentence or not. */
    static final int VARIANTS = 4;

    private static final int NONE = -0x5BD1E000;

    public final String text;
    public final int cased;
    final int lower;
    final int shape;
    final int brown;
    final int vector;
    final int coarse;
    final int name;
    /** {@link Analysis#CAPITAL} and {@link Analysis#ALL_CAPITALS}. */
    final int flags;

    public final boolean personTitle;
    private final Scores[] scores = new Scores[VARIANTS];

    private Word() {
        this.text = "";
        this.cased = NONE;
        this.lower = NONE;
        this.shape = NONE;
        this.brown = NONE;
        this.vector = NONE;
        this.coarse = NONE;
        this.name = NONE;
        this.flags = 0;
        this.personTitle = false;
    }

    Word(String text, EntityLexicon lexicon) {
        int length = text.length();
        this.text = text;
        this.cased = WordHash.cased(text, 0, length);
        this.lower = WordHash.lower(text, 0, length);
        this.shape = Shape.of(text, 0, length);
        this.brown = lexicon.brown(lower);
        this.vector = lexicon.vector(cased);
        this.coarse = lexicon.coarse(vector);
        this.name = lexicon.name(cased);
        this.flags = Shape.flags(text, 0, length);
        this.personTitle = PersonTitles.is(text);
    }

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** The scores that it adds to the tokens around it, worked out at most once a thread. */
    public int[] scores(int variant, Weights weights) {
        Scores known = scores[variant];
        if (known == null) {
            known = new Scores(weights.window(this, variant));
            scores[variant] = known;
        }
        return known.values;
    }

    /**
     * Scores of labels, for each place of the window of five tokens. Its field is final, so that a thread that sees it
     * sees its content.
     */
    private static final class Scores {
        final int[] values;

        Scores(int[] values) {
            this.values = values;
        }
    }
}
