package dateline.annotate.language;

import dateline.annotate.resource.ResourceFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says a text's language from up to six stretches of it: by the script where that decides, else by letter runs and
 * common words ({@link NgramModel}). The publisher's hint decides between near answers.
 *
 * <p>Immutable. One instance a process, 25 MB.
 */
public final class TextLanguageDetector implements LanguageDetector {
    private static final String MODEL = "languages.bin";
    /** Of more stretches than these every second one is enough, if they agree. */
    private static final int FEW = 3;

    private final NgramModel model;
    private final Ranking ranking;

    private TextLanguageDetector(NgramModel model) {
        this.model = model;
        this.ranking = new Ranking(model.languages());
    }

    /** Loads the model from the class path; takes a fraction of a second. */
    public static TextLanguageDetector load() {
        try (InputStream stream = ResourceFiles.open("language/" + MODEL)) {
            return new TextLanguageDetector(NgramModel.read(new BufferedInputStream(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + MODEL, e);
        }
    }

    @Override
    public Language detect(String title, String text, @Nullable String hint) {
        List<String> sample = Sample.of(title, text);
        Verdict some = new Verdict(read(sample, 2), ranking, language(hint));
        return sample.size() <= FEW || some.isUnanimous()
                ? some.language()
                : all(sample, hint).language();
    }

    private Verdict all(List<String> sample, @Nullable String hint) {
        return new Verdict(read(sample, 1), ranking, language(hint));
    }

    /** All stretches, or every second one where there are many. */
    private List<Stretch> read(List<String> sample, int step) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < sample.size(); i += sample.size() <= FEW ? 1 : step) {
            Stretch stretch = new Stretch(sample.get(i), model);
            if (stretch.letters() > 0) {
                stretches.add(stretch);
            }
        }
        return stretches;
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
