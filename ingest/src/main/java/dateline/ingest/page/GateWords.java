package dateline.ingest.page;

import dateline.ingest.parse.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The wording of gates, by kind, from {@code gate-words.txt}. */
final class GateWords {
    private static final int LONGEST = 1_000;
    private static final Map<String, Pattern> WORDING = load();

    private GateWords() {}

    /** Whether a line says what gates of a kind say. */
    static boolean says(String kind, String line) {
        String begin = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        return wording(kind).matcher(begin).find();
    }

    /** Whether a title or heading is that of a gate of a kind, as a whole or up to a site's name. */
    static boolean isTitle(String kind, String title) {
        String plain = title.length() > LONGEST ? title.substring(0, LONGEST) : title.strip();
        Pattern titles = wording(kind + "-title");
        if (titles.matcher(plain).matches()) {
            return true;
        }
        String[] parts = plain.split("\\s+[|–—·:-]\\s+|: ");
        return parts.length > 1
                && (titles.matcher(parts[0]).matches()
                        || titles.matcher(parts[parts.length - 1]).matches());
    }

    private static Pattern wording(String kind) {
        return Objects.requireNonNull(WORDING.get(kind), kind);
    }

    private static Map<String, Pattern> load() {
        Map<String, List<String>> alternatives = new HashMap<>();
        for (String line : WordList.lines(GateWords.class, "gate-words.txt")) {
            int colon = line.indexOf(": ");
            alternatives
                    .computeIfAbsent(line.substring(0, colon), kind -> new ArrayList<>())
                    .add(line.substring(colon + 2));
        }
        Map<String, Pattern> wording = new HashMap<>();
        alternatives.forEach((kind, ones) -> wording.put(
                kind, Pattern.compile(String.join("|", ones), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
        return Map.copyOf(wording);
    }
}
