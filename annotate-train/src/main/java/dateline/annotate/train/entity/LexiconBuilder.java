package dateline.annotate.train.entity;

import dateline.annotate.entity.model.EntityLexicon;
import dateline.annotate.entity.model.WordHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Builds the lexicon from three text files: Brown clusters ({@code word TAB path path…}, the longest path counts), word
 * vectors ({@code word x1 x2 …}) and known names ({@code words TAB [type, …]}), as the build tool of the repository
 * exports them. The same files give the same lexicon.
 */
public final class LexiconBuilder {
    private static final int FINE = 1000;
    private static final int COARSE = 120;
    private static final int ROUNDS = 12;
    private static final int SAMPLE_STEP = 8;
    private static final int MIN_NAME_COUNT = 2;
    private static final Pattern WORD = Pattern.compile("[\\p{L}0][\\p{L}\\p{M}0.'&-]{0,23}");
    private static final Pattern SPACE = Pattern.compile(" ");

    private final List<Integer> paths = new ArrayList<>();
    private final SortedMap<Long, Integer> brown = new TreeMap<>();
    private final SortedMap<Long, Integer> vectors = new TreeMap<>();
    private final SortedMap<Long, Integer> phrases = new TreeMap<>();
    private final Map<Integer, int[]> nameCounts = new HashMap<>();
    private short[] coarse = new short[0];

    /** Reads Brown clusters. */
    public LexiconBuilder brown(Path file) throws IOException {
        Map<Integer, Integer> clusters = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (WORD.matcher(line.substring(0, tab)).matches()) {
                    int path = Integer.parseInt("1" + longest(line.substring(tab + 1)), 2);
                    int cluster = clusters.computeIfAbsent(path, this::addPath);
                    brown.put(Integer.toUnsignedLong(WordHash.lower(line, 0, tab)), cluster);
                }
            }
        }
        return this;
    }

    private int addPath(int path) {
        paths.add(path);
        return paths.size() - 1;
    }

    private static String longest(String paths) {
        String best = "";
        for (String path : SPACE.split(paths)) {
            if (path.length() > best.length()) {
                best = path;
            }
        }
        return best;
    }

    /** Reads word vectors and clusters those of words that have a Brown cluster: read Brown clusters first. */
    public LexiconBuilder vectors(Path file) throws IOException {
        List<Integer> words = new ArrayList<>();
        List<float[]> points = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (WORD.matcher(line.substring(0, space)).matches()
                        && brown.containsKey(Integer.toUnsignedLong(WordHash.lower(line, 0, space)))) {
                    words.add(WordHash.cased(line, 0, space));
                    points.add(Clusters.unit(floats(line.substring(space + 1))));
                }
            }
        }
        cluster(words, points);
        return this;
    }

    private static float[] floats(String line) {
        String[] parts = SPACE.split(line);
        float[] floats = new float[parts.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.parseFloat(parts[i]);
        }
        return floats;
    }

    private void cluster(List<Integer> words, List<float[]> points) {
        float[][] sample = new float[(points.size() + SAMPLE_STEP - 1) / SAMPLE_STEP][];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = points.get(i * SAMPLE_STEP);
        }
        Clusters fine = Clusters.fit(sample, FINE, ROUNDS, 1);
        float[][] centres = fine.centres();
        Clusters groups = Clusters.fit(centres, COARSE, ROUNDS, 2);
        coarse = new short[FINE];
        for (int c = 0; c < FINE; c++) {
            coarse[c] = (short) groups.of(centres[c]);
        }
        for (int i = 0; i < words.size(); i++) {
            vectors.put(Integer.toUnsignedLong(words.get(i)), fine.of(points.get(i)));
        }
    }

    /** Reads known names. */
    public LexiconBuilder names(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                name(SPACE.split(line.substring(0, tab)), NameTypes.parse(line.substring(tab + 1)));
            }
        }
        return this;
    }

    private void name(String[] words, NameTypes types) {
        int sequence = 0;
        for (int i = 0; i < words.length; i++) {
            int hash = WordHash.cased(words[i], 0, words[i].length());
            sequence = WordHash.sequence(sequence, hash);
            count(hash, types, i, words.length);
        }
        if (types.bits() != 0) {
            phrases.put(Integer.toUnsignedLong(sequence), types.bits());
        }
    }

    private void count(int hash, NameTypes types, int position, int length) {
        int[] counts = nameCounts.computeIfAbsent(hash, h -> new int[6]);
        boolean first = position == 0;
        boolean last = position == length - 1;
        counts[0] += types.person() && first && length > 1 ? 1 : 0;
        counts[1] += types.person() && last && length > 1 ? 1 : 0;
        counts[2] += types.organization() && first ? 1 : 0;
        counts[3] += types.organization() && last ? 1 : 0;
        counts[4] += types.location() ? 1 : 0;
        counts[5] += types.bits() == 0 ? 1 : 0;
    }

    /** The lexicon of everything read. */
    public EntityLexicon build() {
        SortedMap<Long, Integer> names = new TreeMap<>();
        nameCounts.forEach((hash, counts) -> {
            int packed = packed(counts);
            if (packed != 0) {
                names.put(Integer.toUnsignedLong(hash), packed);
            }
        });
        return EntityLexicon.of(
                paths.stream().mapToInt(Integer::intValue).toArray(), coarse, brown, vectors, names, phrases);
    }

    private static int packed(int[] counts) {
        int packed = 0;
        for (int i = 0; i < counts.length; i++) {
            packed |= level(counts[i]) << (2 * i);
        }
        return packed;
    }

    private static int level(int count) {
        if (count < MIN_NAME_COUNT) {
            return 0;
        }
        return count < 8 ? 1 : count < 60 ? 2 : 3;
    }
}
