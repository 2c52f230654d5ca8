package dateline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One of the demonstration's sample articles.
 *
 * @param outlet the outlet's name
 * @param title plain text
 * @param summary plain text
 * @param body plain text, paragraphs parted by an empty line
 */
record SampleStory(String outlet, String title, String summary, String body) {
    private static final List<String> ENGLISH_OUTLETS = List.of(
            "northern-herald",
            "pacific-ledger",
            "lagoon-times",
            "atlantic-dispatch",
            "orbit-science",
            "business-minute");

    /** Those in English, always in the same order. */
    static List<SampleStory> english() {
        return ENGLISH_OUTLETS.stream().flatMap(SampleStory::of).toList();
    }

    private static Stream<SampleStory> of(String outlet) {
        List<?> items = (List<?>)
                Objects.requireNonNull(read("/demo/" + outlet + ".yaml").get("items"));
        return items.stream().map(Map.class::cast).filter(SampleStory::whole).map(item -> of(outlet, item));
    }

    /** Some items only point to another outlet's, and some lack a part on purpose. */
    private static boolean whole(Map<?, ?> item) {
        return Stream.of("title", "summary", "body").allMatch(part -> item.get(part) instanceof String);
    }

    private static SampleStory of(String outlet, Map<?, ?> item) {
        return new SampleStory(outlet, text(item, "title"), text(item, "summary"), text(item, "body"));
    }

    private static String text(Map<?, ?> item, String part) {
        return Objects.requireNonNull(item.get(part)).toString().strip();
    }

    private static Map<?, ?> read(String resource) {
        try (InputStream in = SampleStory.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
