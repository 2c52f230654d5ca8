import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Labels plain English text with CoreNLP's three-class model, as silver labels for {@code dateline train entities
 * --silver}. Reads JSON lines with {@code source} and {@code text} (gzip or not) and writes DIR/SOURCE.conll.gz for each
 * source: token, BIO2 tag, SpaceAfter=No or _. The same text gives the same bytes. CoreNLP (GPL) is used here alone;
 * nothing of it is in what Dateline ships.
 *
 * <p>Run with {@code java -Xmx3g -cp "corenlp/*" tools/LabelWithCoreNlp.java TEXT.jsonl.gz DIR}, the folder holding {@code
 * edu.stanford.nlp:stanford-corenlp:4.5.10} and its {@code models}.
 */
final class LabelWithCoreNlp {
    private static final String MODEL = "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";
    private static final Map<String, String> TYPES =
            Map.of("PERSON", "PER", "ORGANIZATION", "ORG", "LOCATION", "LOC");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

    private final CRFClassifier<CoreLabel> teacher;
    private final Path folder;
    private final Map<String, Writer> files = new TreeMap<>();

    private LabelWithCoreNlp(CRFClassifier<CoreLabel> teacher, Path folder) {
        this.teacher = teacher;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: java -Xmx3g -cp \"corenlp/*\" LabelWithCoreNlp.java TEXT.jsonl[.gz] DIR");
            System.exit(2);
        }
        LabelWithCoreNlp labels =
                new LabelWithCoreNlp(CRFClassifier.getClassifier(MODEL), Files.createDirectories(Path.of(args[1])));
        try (BufferedReader lines = reader(Path.of(args[0]))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                labels.document(labels.file(field(line, "source")), field(line, "text"));
            }
        }
        for (Writer file : labels.files.values()) {
            file.close();
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private Writer file(String source) throws IOException {
        if (!files.containsKey(source)) {
            Path file = folder.resolve(source.replaceAll("[^A-Za-z0-9-]", "_") + ".conll.gz");
            files.put(
                    source,
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
        }
        return files.get(source);
    }

    private void document(Writer out, String text) throws IOException {
        out.write("-DOCSTART-\tO\n\n");
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                line(out, line);
            }
        }
    }

    /** Sentences of one line are not kept apart: the trainer finds them as the tagger does. */
    private void line(Writer out, String line) throws IOException {
        List<CoreLabel> tokens =
                teacher.classify(line).stream().flatMap(List::stream).toList();
        String before = "O";
        for (int i = 0; i < tokens.size(); i++) {
            CoreLabel token = tokens.get(i);
            String type = TYPES.getOrDefault(token.get(CoreAnnotations.AnswerAnnotation.class), "O");
            boolean joined = i + 1 < tokens.size() && tokens.get(i + 1).beginPosition() == token.endPosition();
            String word = line.substring(token.beginPosition(), token.endPosition()).replace('\t', ' ');
            String tag = type.equals("O") ? type : (type.equals(before) ? "I-" : "B-") + type;
            out.write(word + '\t' + tag + '\t' + (joined ? "SpaceAfter=No" : "_") + '\n');
            before = type;
        }
        out.write('\n');
    }

    /** A string of a JSON object. */
    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile('"' + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + name + " in " + json.substring(0, Math.min(80, json.length())));
        }
        return ESCAPE.matcher(matcher.group(1)).replaceAll(m -> Matcher.quoteReplacement(unescaped(m.group(1))));
    }

    private static String unescaped(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r', 'b', 'f' -> " ";
            default -> escape;
        };
    }
}
