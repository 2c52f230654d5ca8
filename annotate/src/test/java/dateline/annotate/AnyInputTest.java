package dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.country.name.CountryCodes;
import dateline.contract.record.Annotation;
import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import dateline.contract.record.KeyEntity;
import dateline.contract.record.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, there is an answer, and its offsets are positions in the field that they name. */
class AnyInputTest {
    private static final TextAnnotator ANNOTATOR = TextAnnotator.load();
    private static final int MEGABYTE = 1 << 20;
    private static final int ROUNDS = 400;

    /** What random texts are made of, beside sentences. */
    private static final String[] PIECES = {
        "",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u0000",
        "\u0007",
        "\u001b[31m",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u00ad",
        "\u2028",
        "\u2029",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\ud83d",
        "\ude00",
        "\ud83d\ude00",
        "\udbff\udfff",
        "e\u0301",
        "\u0301\u0302\u0303\u0304",
        "\u0130stanbul",
        "ﬁji",
        "Ⅻ",
        "𝐊𝐞𝐧𝐲𝐚",
        "Kenya",
        "KENYA",
        "ke\u0301nya",
        "Ken\ud83dya",
        "U.S.",
        "U.S",
        "...",
        "—",
        "(((",
        ")))",
        "\"",
        "’s",
        "-",
        "@",
        "#",
        "&amp;",
        "<b>",
        "http://a.example/?q=Kenya",
        "Paris",
        "Washington said",
        "al-",
        "O'",
        "Mr.",
        "99,5%",
        "ישראל",
        "الأردن",
        "ประเทศไทย",
        "日本",
        "한국",
        "भारत",
        "ქართველი",
        "🇫🇯",
        "👨\u200d👩\u200d👧"
    };

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    @Timeout(60)
    void hostileText_isAnswered(String name, String text) {
        check("Kenya votes", text);
        check(text.substring(0, Math.min(text.length(), MEGABYTE)), "");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Timeout(60)
    void randomText_isAnswered(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            check(text(random, random.nextInt(12)), text(random, random.nextInt(200)));
        }
    }

    private static void check(String title, String text) {
        Annotation a = ANNOTATOR.annotate(new AnnotationInput(title, text, null, "GB"));
        assertThat(a.entities()).hasSizeLessThanOrEqualTo(5_000);
        for (Entity e : a.entities()) {
            stands(title, text, e.field(), e.start(), e.end(), e.text());
            assertThat(e.salience()).isBetween(0.0, 1.0);
            lies(e.place());
            assertThat(e.place() == null || e.type() == Entity.Type.LOCATION).isTrue();
        }
        checkKeyEntities(a);
        for (Country c : a.countries()) {
            assertThat(c.confidence()).isBetween(0.0, 1.0);
            assertThat(c.salience()).isBetween(0.0, 1.0);
            assertThat(c.evidence()).isNotEmpty();
            c.evidence().forEach(e -> stands(title, text, e.field(), e.start(), e.end(), e.text()));
        }
        assertThat(a.countries()).extracting(Country::code).containsAll(a.aboutCountries());
        assertThat(a.languageConfidence()).isBetween(0.0, 1.0);
        assertThat(a.topics()).allSatisfy(t -> assertThat(t.score()).isBetween(0.0, 1.0));
    }

    private static void checkKeyEntities(Annotation a) {
        List<KeyEntity> key = Objects.requireNonNull(a.keyEntities());
        assertThat(key).hasSizeLessThanOrEqualTo(50);
        assertThat(key)
                .isSortedAccordingTo(Comparator.comparingDouble(KeyEntity::salience)
                        .thenComparingInt(KeyEntity::count)
                        .reversed());
        for (KeyEntity k : key) {
            assertThat(k.salience()).isBetween(0.0, 1.0);
            lies(k.place());
        }
        if (a.entities().size() < 5_000) {
            Map<List<Object>, Long> counts = a.entities().stream()
                    .collect(Collectors.groupingBy(e -> List.of(e.type(), e.name()), Collectors.counting()));
            assertThat(key).hasSize(Math.min(50, counts.size()));
            assertThat(key)
                    .allSatisfy(k -> assertThat(counts).containsEntry(List.of(k.type(), k.name()), (long) k.count()));
        }
    }

    /** A place is on Earth, in a country. */
    private static void lies(@Nullable Place place) {
        if (place != null) {
            assertThat(place.geonamesId()).isPositive();
            assertThat(place.latitude()).isBetween(-90.0, 90.0);
            assertThat(place.longitude()).isBetween(-180.0, 180.0);
            assertThat(CountryCodes.isKnown(place.country())).isTrue();
        }
    }

    private static void stands(String title, String text, Field field, int start, int end, String said) {
        String in = field == Field.TITLE ? title : text;
        assertThat(start).isBetween(0, in.length());
        assertThat(end).isBetween(start + 1, in.length());
        assertThat(in.substring(start, end)).isEqualTo(said);
        assertThat(splitsAPair(in, start) || splitsAPair(in, end)).as(said).isFalse();
    }

    private static boolean splitsAPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(8)) {
                case 0 -> text.append(SampleInputs.SENTENCES.get(random.nextInt(SampleInputs.SENTENCES.size())));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                default -> text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, 6).boxed();
    }

    static Stream<Arguments> hostile() {
        String prose = String.join(" ", SampleInputs.SENTENCES) + "\n\n";
        Map<String, String> texts = new TreeMap<>();
        texts.put("empty", "");
        texts.put("blank", " \n\t\u00a0");
        texts.put("five megabytes of prose", fill(prose, 5 * MEGABYTE));
        texts.put("five megabytes of English", fill(SampleInputs.SENTENCES.get(1) + " ", 5 * MEGABYTE));
        texts.put("one line of a megabyte", fill(prose.replace('\n', ' '), MEGABYTE));
        texts.put("one word of a megabyte", fill("a", MEGABYTE));
        texts.put("one capital word of a megabyte", fill("Kenya", MEGABYTE));
        texts.put("one Arabic word of a megabyte", fill("ال", MEGABYTE));
        texts.put("one number of a megabyte", fill("1,0.", MEGABYTE));
        texts.put("a hundred thousand names", "Kenya ".repeat(100_000));
        texts.put("a hundred thousand persons", "Benjamin Netanyahu met Netanyahu. ".repeat(100_000));
        texts.put("a hundred thousand different persons", many("Grace W%d met Adam X%d. ", 100_000));
        texts.put("a hundred thousand acronyms", many("the National A%d Board (NA%dB) said. ", 60_000));
        texts.put("all places in a list", "Paris, Texas, Georgia, Lebanon, Ohio, Jordan, ".repeat(30_000));
        texts.put("brackets", "([{".repeat(100_000) + ")]}".repeat(100_000));
        texts.put("quotation marks", "“\"‘'".repeat(100_000));
        texts.put("punctuation", fill("…?!.,;:—-/\\", MEGABYTE));
        texts.put("full stops after letters", fill("U.S.A.", MEGABYTE));
        texts.put("hyphens", fill("Al-Kenya-", MEGABYTE));
        texts.put("apostrophes", fill("O'Kenya'", MEGABYTE));
        texts.put("line ends", "\n".repeat(5 * MEGABYTE));
        texts.put("credits without an end", "(Photo by ".repeat(100_000));
        texts.put("spaces", " ".repeat(MEGABYTE));
        texts.put("nuls", "\u0000".repeat(MEGABYTE));
        texts.put("half pairs", "\ud83d".repeat(MEGABYTE));
        texts.put("other half pairs", "Kenya\ude00 ".repeat(100_000));
        texts.put("emoji", "👩\u200d🚀".repeat(100_000));
        texts.put("flags", "🇫🇯🇰🇪".repeat(100_000));
        texts.put("marks on one letter", "K" + "\u0301\u0302\u0489".repeat(200_000) + "enya");
        texts.put("marks on each letter", "K\u0301\u0302\u0489e\u0301\u0302\u0489n\u0301ya ".repeat(50_000));
        texts.put("directions", "\u202e\u2066Kenya\u2069\u202c".repeat(50_000));
        texts.put("controls", fill("\u0001\u0007\u001b[2J", MEGABYTE));
        texts.put("Chinese without a space", fill("中国和巴西的官员星期二在北京举行了会谈", MEGABYTE));
        texts.put("Thai without a space", fill("รัฐบาลไทยและกัมพูชา", MEGABYTE));
        texts.put("right to left", fill(SampleInputs.SENTENCES.get(18) + " ", MEGABYTE));
        texts.put(
                "every character",
                IntStream.range(0, 0x10000)
                        .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
                        .toString());
        texts.put("read also", "Read also: Kenya wins\n".repeat(50_000));
        texts.put("datelines", "LIMA, Nov 3 (Wire) — Peru said.\n\n".repeat(30_000));
        texts.put("capitals", fill("KENYA AND ETHIOPIA SIGN DEAL IN NAIROBI ", MEGABYTE));
        return texts.entrySet().stream().map(t -> Arguments.of(t.getKey(), t.getValue()));
    }

    private static String fill(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private static String many(String pattern, int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append(pattern.replace("%d", Integer.toString(i)));
        }
        return text.toString();
    }
}
