package dateline.annotate.entity.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SortedMap;

/**
 * What is known about English words and names before any training: Brown clusters, clusters of word vectors, how often a
 * word begins or ends known names, and the known names themselves. Holds hashes only. Immutable.
 *
 * <p>Brown et al. 1992, "Class-based n-gram models of natural language"; as features for names: Miller et al. 2004.
 */
public final class EntityLexicon {
    static final int UNKNOWN = HashedTable.ABSENT;
    /** Bits of {@link #phrase}. */
    static final int PERSON = 1;

    static final int ORGANIZATION = 2;
    static final int LOCATION = 4;

    private final int[] paths;
    private final short[] coarse;
    private final HashedTable brown;
    private final HashedTable vectors;
    private final HashedTable names;
    private final HashedTable phrases;

    private EntityLexicon(
            int[] paths,
            short[] coarse,
            HashedTable brown,
            HashedTable vectors,
            HashedTable names,
            HashedTable phrases) {
        this.paths = paths;
        this.coarse = coarse;
        this.brown = brown;
        this.vectors = vectors;
        this.names = names;
        this.phrases = phrases;
    }

    /**
     * A lexicon of these parts; keys are unsigned {@link WordHash} values.
     *
     * @param paths bit path of each Brown cluster with a leading 1 bit
     * @param coarse coarse cluster of each fine vector cluster
     * @param brown lower-case word to Brown cluster
     * @param vectors word to fine vector cluster
     * @param names word to its place in known names, see {@link #name}
     * @param phrases word sequence to type bits
     */
    public static EntityLexicon of(
            int[] paths,
            short[] coarse,
            SortedMap<Long, Integer> brown,
            SortedMap<Long, Integer> vectors,
            SortedMap<Long, Integer> names,
            SortedMap<Long, Integer> phrases) {
        return new EntityLexicon(
                paths.clone(),
                coarse.clone(),
                HashedTable.of(brown),
                HashedTable.of(vectors),
                HashedTable.of(names),
                HashedTable.of(phrases));
    }

    /** Bit path of a lower-case word's Brown cluster with a leading 1 bit, or {@link #UNKNOWN}. */
    int brown(int lower) {
        int cluster = brown.get(lower);
        return cluster < 0 ? UNKNOWN : paths[cluster];
    }

    /** Fine vector cluster of a word, or {@link #UNKNOWN}. */
    int vector(int word) {
        return vectors.get(word);
    }

    /** Coarse vector cluster of a fine one. */
    int coarse(int vector) {
        return vector < 0 ? UNKNOWN : coarse[vector];
    }

    /**
     * How often the word stands in known names: two bits each (never, rarely, sometimes, often) for first and last of a
     * person, first and last of an organisation, any of a place and any of another name; {@link #UNKNOWN} if never.
     */
    int name(int word) {
        return names.get(word);
    }

    /** Type bits of a known name, or {@link #UNKNOWN}. */
    int phrase(int sequence) {
        return phrases.get(sequence);
    }

    /** Writes it in the form that {@link #read} takes. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(paths.length);
        for (int path : paths) {
            out.writeInt(path);
        }
        out.writeInt(coarse.length);
        for (short cluster : coarse) {
            out.writeShort(cluster);
        }
        brown.write(out);
        vectors.write(out);
        names.write(out);
        phrases.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static EntityLexicon read(DataInput in) throws IOException {
        int[] paths = new int[in.readInt()];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = in.readInt();
        }
        short[] coarse = new short[in.readInt()];
        for (int i = 0; i < coarse.length; i++) {
            coarse[i] = in.readShort();
        }
        return new EntityLexicon(
                paths, coarse, HashedTable.read(in), HashedTable.read(in), HashedTable.read(in), HashedTable.read(in));
    }

    @Override
    public String toString() {
        return "Lexicon[brown=" + brown.size() + ", vectors=" + vectors.size() + ", names=" + names.size()
                + ", phrases=" + phrases.size() + "]";
    }
}
