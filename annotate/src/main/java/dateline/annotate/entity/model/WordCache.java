package dateline.annotate.entity.model;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The words met before, so that each is looked up and scored once and not at every place where it stands. A bounded
 * cache in which a new word takes the place of an old one; what it answers does not depend on what it holds.
 */
public final class WordCache {
    private static final int SLOTS = 1 << 15;
    /** Longer words are rare and would fill the memory. */
    private static final int LONGEST_KEPT = 32;

    private final EntityLexicon lexicon;
    private final AtomicReferenceArray<Word> slots = new AtomicReferenceArray<>(SLOTS);

    /** Words of this lexicon. */
    public WordCache(EntityLexicon lexicon) {
        this.lexicon = lexicon;
    }

    EntityLexicon lexicon() {
        return lexicon;
    }

    /** The word {@code text[start,end)}. */
    Word get(String text, int start, int end) {
        int length = end - start;
        if (length > LONGEST_KEPT) {
            return new Word(text.substring(start, end), lexicon);
        }
        int slot = slot(text, start, end);
        Word word = slots.getAcquire(slot);
        if (word == null || word.text.length() != length || !text.startsWith(word.text, start)) {
            word = new Word(text.substring(start, end), lexicon);
            slots.setRelease(slot, word);
        }
        return word;
    }

    private static int slot(String text, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        hash *= 0x9E3779B1;
        return hash >>> 17;
    }
}
