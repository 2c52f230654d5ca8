package dateline.enrich.language;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says a text's language from up to eight stretches of it: by the script where that decides, else by letter runs and
 * common words ({@link NgramModel}). The publisher's hint decides between near answers.
 *
 * <p>Immutable. One instance a process, 25 MB.
 */
public final class TextLanguageDetector implements LanguageDetector {
    private static final String MODEL = "languages.bin";

    private final NgramModel model;
    private final Ranking ranking;

    private TextLanguageDetector(NgramModel model) {
        this.model = model;
        this.ranking = new Ranking(model.languages());
    }

    /** Loads the model from the class path; takes a fraction of a second. */
    public static TextLanguageDetector load() {
        try (InputStream stream = TextLanguageDetector.class.getResourceAsStream(MODEL)) {
            if (stream == null) {
                throw new IllegalStateException("the language model " + MODEL + " is missing from the class path");
            }
            return new TextLanguageDetector(NgramModel.read(new BufferedInputStream(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + MODEL, e);
        }
    }

    @Override
    public Language detect(String title, String text, @Nullable String hint) {
        List<Stretch> stretches = Sample.of(title, text).stream()
                .map(stretch -> new Stretch(stretch, model))
                .filter(stretch -> stretch.letters() > 0)
                .toList();
        return new Verdict(stretches, ranking, language(hint)).language();
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
}
