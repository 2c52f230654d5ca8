import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * Writes the word lists of {@code edu.emory.mathcs.nlp:nlp4j-english:1.1.2} (Apache-2.0) as the text files that {@code
 * dateline train lexicon} reads. Run with {@code java -Xmx5g tools/ExportLexica.java JAR DIR}; needs the xz command.
 */
final class ExportLexica {
    private static final String FOLDER = "edu/emory/mathcs/nlp/lexica/";

    private ExportLexica() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: java -Xmx5g ExportLexica.java nlp4j-english-1.1.2.jar DIR");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        try (ZipFile jar = new ZipFile(args[0])) {
            words(read(jar, "en-brown-clusters-simplified-lowercase.xz"), folder.resolve("brown.txt"));
            words(read(jar, "en-word-embeddings-undigitalized.xz"), folder.resolve("vectors.txt"));
            try (PrintWriter out = writer(folder.resolve("names.txt"))) {
                PrefixTree tree = (PrefixTree) read(jar, "en-named-entity-gazetteers-simplified.xz");
                names("", tree.n_root, out);
            }
        }
    }

    private static Object read(ZipFile jar, String name) throws Exception {
        Path packed = Files.createTempFile("lexica", ".xz");
        try (InputStream entry = jar.getInputStream(jar.getEntry(FOLDER + name))) {
            Files.copy(entry, packed, StandardCopyOption.REPLACE_EXISTING);
        }
        Process xz = new ProcessBuilder("xz", "-dc", packed.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (ObjectInputStream in = new Local(new BufferedInputStream(xz.getInputStream(), 1 << 20))) {
            return in.readObject();
        } finally {
            xz.destroy();
            Files.delete(packed);
        }
    }

    private static void words(Object map, Path file) throws IOException {
        try (PrintWriter out = writer(file)) {
            new TreeMap<>((Map<?, ?>) map).forEach((word, value) -> out.println(line(word, value)));
        }
    }

    private static String line(Object word, Object value) {
        StringBuilder line = new StringBuilder().append(word);
        if (value instanceof float[] vector) {
            for (float x : vector) {
                line.append(' ').append(x);
            }
        } else {
            char separator = '\t';
            for (Object path : (Collection<?>) value) {
                line.append(separator).append(path);
                separator = ' ';
            }
        }
        return line.toString();
    }

    private static void names(String before, PrefixNode node, PrintWriter out) {
        if (node.value != null) {
            out.println(before + "\t" + node.value);
        }
        new TreeMap<>(node).forEach((word, next) ->
                names(before.isEmpty() ? word.toString() : before + " " + word, (PrefixNode) next, out));
    }

    private static PrintWriter writer(Path file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(file));
    }

    /** Reads the two classes of the source as the ones below, and nothing but collections, texts and numbers else. */
    private static final class Local extends ObjectInputStream {
        Local(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass found) throws IOException, ClassNotFoundException {
            String name = found.getName();
            if (name.endsWith(".PrefixTree")) {
                return PrefixTree.class;
            }
            if (name.endsWith(".PrefixNode")) {
                return PrefixNode.class;
            }
            if (name.startsWith("java.util.") || name.startsWith("java.lang.") || name.startsWith("[")) {
                return super.resolveClass(found);
            }
            throw new ClassNotFoundException(name);
        }
    }
}

final class PrefixTree implements Serializable {
    private static final long serialVersionUID = 6471355272521434323L;
    PrefixNode n_root;
}

final class PrefixNode extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1566684742873455351L;
    Object value;
}
