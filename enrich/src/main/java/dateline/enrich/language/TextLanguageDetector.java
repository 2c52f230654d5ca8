package dateline.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Says a text's language from its first few hundred characters: by the script where that decides, by the commonest words
 * where the text is full of them, else by Apache OpenNLP's model of 103 languages (naive Bayes over character n-grams),
 * held to the script and to how common languages are in news. The publisher's hint decides between near answers.
 *
 * <p>Immutable; the model is only read. One instance a process, 45 MB.
 */
public final class TextLanguageDetector implements LanguageDetector {
    private static final String MODEL = "/langdetect-183.bin";
    private static final int SAMPLE = 240;
    private static final int LEAST_LETTERS = 12;
    private static final int LEAST_OTHER_LETTERS = 5;
    private static final int LEAST_OWN_LETTERS = 2;
    /** What an answer may be less likely than the first and still be taken because the publisher says so. */
    private static final double NEAR = 0.1;

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|www\\.\\S+|\\S+@\\S+|[@#]\\w+");
    /** Languages that the model gives too easily for what is another one in the news. */
    private static final Set<String> RARE = Set.of(
            "la", "eo", "vo", "io", "oc", "li", "lb", "fo", "br", "su", "jv", "mt", "sa", "ce", "ba", "tt", "gl", "an",
            "fy", "mi", "mg");

    private static final double RARELY = 0.6;
    private static final Map<String, String> CODES = codes();

    private final LanguageDetectorME model;
    private final CommonWords commonWords = new CommonWords();

    private TextLanguageDetector(LanguageDetectorModel model) {
        this.model = new LanguageDetectorME(model);
    }

    /** Loads the model from the class path; takes about a second. */
    public static TextLanguageDetector load() {
        try (InputStream stream = TextLanguageDetector.class.getResourceAsStream(MODEL)) {
            if (stream == null) {
                throw new IllegalStateException("the language model " + MODEL + " is missing from the class path");
            }
            return new TextLanguageDetector(new LanguageDetectorModel(stream));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + MODEL, e);
        }
    }

    @Override
    public Language detect(String title, String text, @Nullable String hint) {
        String sample = sample(title, text);
        Script script = new Script(sample);
        String hinted = language(hint);
        String byScript = script.decided();
        if (byScript != null && script.letters() >= LEAST_OWN_LETTERS) {
            return new Language(byScript, 0.99);
        }
        if (script.letters() < (script.allows("en") ? LEAST_LETTERS : LEAST_OTHER_LETTERS)) {
            return hinted != null && script.letters() > 0 && script.allows(hinted)
                    ? new Language(hinted, 0.5)
                    : Language.UNDETERMINED;
        }
        String byLetters = script.hasAlphabets() ? Alphabet.decided(sample) : null;
        if (byLetters != null) {
            return new Language(byLetters, 0.95);
        }
        String common = commonWords.decided(sample);
        return common != null && script.allows(common) ? new Language(common, 0.99) : byModel(sample, script, hinted);
    }

    private Language byModel(String sample, Script script, @Nullable String hinted) {
        Map<String, Double> likely = likely(sample, script);
        if (likely.isEmpty()) {
            return Language.UNDETERMINED;
        }
        List<Map.Entry<String, Double>> ranked = likely.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(2)
                .toList();
        double first = ranked.getFirst().getValue();
        if (hinted != null && likely.getOrDefault(hinted, 0.0) >= NEAR * first) {
            return new Language(hinted, 0.8);
        }
        double margin = first / (first + (ranked.size() > 1 ? ranked.get(1).getValue() : 0));
        return new Language(ranked.getFirst().getKey(), Math.round(margin * 1000) / 1000.0);
    }

    private Map<String, Double> likely(String sample, Script script) {
        Map<String, Double> likely = new HashMap<>();
        for (opennlp.tools.langdetect.Language guess : model.predictLanguages(sample)) {
            String code = CODES.get(guess.getLang());
            if (code != null && script.allows(code)) {
                likely.merge(code, guess.getConfidence() * (RARE.contains(code) ? RARELY : 1), Math::max);
            }
        }
        return likely;
    }

    /** The first characters of the text, with the title before it where the text is short. Whole code points. */
    private static String sample(String title, String text) {
        String source = text.length() >= SAMPLE ? text : title + "\n" + text;
        String start = source.substring(0, Math.min(source.length(), SAMPLE * 2));
        String plain = ADDRESS.matcher(start).replaceAll(" ");
        return plain.substring(0, Math.min(plain.length(), SAMPLE));
    }

    /** The ISO 639-1 code in a BCP 47 tag, null if there is none. */
    private static @Nullable String language(@Nullable String hint) {
        if (hint == null || hint.isBlank()) {
            return null;
        }
        String language = Locale.forLanguageTag(hint.strip().replace('_', '-')).getLanguage();
        return switch (language) {
            case "no" -> "nb";
            case "iw" -> "he";
            case "in" -> "id";
            case "fil" -> "tl";
            default -> language.length() == 2 ? language : null;
        };
    }

    /** ISO 639-3 to 639-1, for the languages that have both, and the individual languages that the model tells apart. */
    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            codes.put(Locale.of(code).getISO3Language(), code);
        }
        codes.put("heb", "he");
        codes.put("ind", "id");
        codes.put("ekk", "et");
        codes.put("lvs", "lv");
        codes.put("pes", "fa");
        codes.put("cmn", "zh");
        codes.put("nan", "zh");
        codes.put("pnb", "pa");
        codes.put("plt", "mg");
        codes.put("min", "id");
        codes.put("yid", "yi");
        return Map.copyOf(codes);
    }
}
