package dateline.annotate.entity.model;

import dateline.annotate.resource.ResourceFiles;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A trained model: lexicon and weights. Immutable, safe for any number of threads. */
public final class EntityModel {
    /** Version of {@link Features}: a model works only with the features that it was trained on. */
    static final int FEATURES = 2;

    private static final int WEIGHTS_MAGIC = 0x444C4E57;
    private static final int LEXICON_MAGIC = 0x444C4E4C;

    private final EntityLexicon lexicon;
    private final Weights weights;
    private final WordCache words;

    /** A model of these two parts. */
    public EntityModel(EntityLexicon lexicon, Weights weights) {
        this.lexicon = lexicon;
        this.weights = weights;
        this.words = new WordCache(lexicon);
    }

    /** The model that comes with Dateline; takes about half a second. */
    public static EntityModel shipped() {
        try (InputStream lexicon = ResourceFiles.open("entity/en-lexicon.bin");
                InputStream weights = ResourceFiles.open("entity/en-weights.bin")) {
            return new EntityModel(readLexicon(lexicon), readWeights(weights));
        } catch (IOException e) {
            throw new UncheckedIOException("the entity model in the class path cannot be read", e);
        }
    }

    /** The lexicon that comes with Dateline. */
    public static EntityLexicon shippedLexicon() {
        try (InputStream lexicon = ResourceFiles.open("entity/en-lexicon.bin")) {
            return readLexicon(lexicon);
        } catch (IOException e) {
            throw new UncheckedIOException("the lexicon in the class path cannot be read", e);
        }
    }

    /** Reads a lexicon file. */
    public static EntityLexicon readLexicon(InputStream in) throws IOException {
        return EntityLexicon.read(checked(in, LEXICON_MAGIC, 1, "lexicon"));
    }

    /** Reads a file of weights. */
    public static Weights readWeights(InputStream in) throws IOException {
        return Weights.read(checked(in, WEIGHTS_MAGIC, FEATURES, "weights"));
    }

    private static DataInput checked(InputStream in, int magic, int version, String what) throws IOException {
        DataInputStream data = new DataInputStream(new java.io.ByteArrayInputStream(in.readAllBytes()));
        int found = data.readInt();
        int foundVersion = data.readInt();
        if (found != magic || foundVersion != version) {
            throw new IOException("not " + what + " of version " + version + ": begins with "
                    + Integer.toHexString(found) + " " + foundVersion + "; train the model again");
        }
        return data;
    }

    /** Writes a lexicon file. */
    public static void write(EntityLexicon lexicon, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        data.writeInt(LEXICON_MAGIC);
        data.writeInt(1);
        lexicon.write(data);
        data.flush();
    }

    /** Writes a file of weights. */
    public static void write(Weights weights, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        data.writeInt(WEIGHTS_MAGIC);
        data.writeInt(FEATURES);
        weights.write(data);
        data.flush();
    }

    /** The words met so far, with their scores by this model. */
    public WordCache words() {
        return words;
    }

    public Weights weights() {
        return weights;
    }

    @Override
    public String toString() {
        return "EntityModel[" + lexicon + ", features=" + weights.size() + "]";
    }
}
