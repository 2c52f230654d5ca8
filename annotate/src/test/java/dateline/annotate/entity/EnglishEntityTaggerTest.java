package dateline.annotate.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dateline.contract.record.Entity;
import dateline.contract.record.Entity.Type;
import dateline.contract.record.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishEntityTaggerTest {
    private static final EnglishEntityTagger TAGGER = EnglishEntityTagger.shipped();

    private static List<Entity> tag(String title, String text) {
        return TAGGER.tag(title, text, "en");
    }

    private static List<String> found(String text) {
        return tag("", text).stream().map(e -> e.type() + " " + e.text()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Angela Merkel met Emmanuel Macron in Berlin on Tuesday. | PERSON Angela Merkel, PERSON Emmanuel Macron, LOCATION Berlin",
                "Shares of Microsoft and Toyota fell in Tokyo trading. | ORGANIZATION Microsoft, ORGANIZATION Toyota, LOCATION Tokyo",
                "The United Nations said rebels had left Goma. | ORGANIZATION United Nations, LOCATION Goma",
                "Protesters marched through Nairobi and Mombasa in Kenya. | LOCATION Nairobi, LOCATION Mombasa, LOCATION Kenya",
                "The court ruled that the law is void and prices must fall. | ''",
            })
    void shippedModel_findsPlainNames(String text, String expected) {
        assertThat(String.join(", ", found(text))).isEqualTo(expected);
    }

    @Test
    void titleAndText_eachHaveTheirOwnOffsets() {
        List<Entity> entities = tag("Macron visits Beirut", "Emmanuel Macron arrived in Beirut.");

        assertThat(entities)
                .extracting(Entity::field, Entity::text, Entity::start)
                .containsExactly(
                        tuple(Field.TITLE, "Macron", 0),
                        tuple(Field.TITLE, "Beirut", 14),
                        tuple(Field.TEXT, "Emmanuel Macron", 0),
                        tuple(Field.TEXT, "Beirut", 27));
    }

    @Test
    void surname_hasTheFullNameOfThePerson() {
        List<Entity> entities =
                tag("Netanyahu in Washington", "Benjamin Netanyahu met senators on Monday. Netanyahu left on Tuesday.");

        assertThat(entities)
                .filteredOn(e -> e.type() == Type.PERSON)
                .extracting(Entity::name)
                .containsExactly("Benjamin Netanyahu", "Benjamin Netanyahu", "Benjamin Netanyahu");
    }

    @Test
    void moreWordsThanTheCacheHolds_answerTheSameAgain() {
        StringBuilder text = new StringBuilder("Angela Merkel met Ban Ki-moon in Berlin.\n");
        List<Entity> before = tag("", text.toString());
        for (int i = 0; i < 70_000; i++) {
            text.append('w')
                    .append(Integer.toString(i, 36).replaceAll("[0-9]", "q"))
                    .append(i % 15 == 14 ? '\n' : ' ');
        }
        tag("", text.toString());

        assertThat(tag("", "Angela Merkel met Ban Ki-moon in Berlin.\n")).isEqualTo(before);
    }

    @Test
    void acronymInBrackets_hasTheFullNameOfTheOrganisation() {
        List<Entity> entities = tag(
                "", "The World Health Organization (WHO) warned of cholera in Sudan. The WHO said 40 people had died.");

        assertThat(entities)
                .filteredOn(e -> e.text().equals("WHO"))
                .hasSize(2)
                .extracting(Entity::name)
                .containsOnly("World Health Organization");
    }

    @Test
    void salience_isHighestForWhatTheArticleIsAbout() {
        List<Entity> entities = tag(
                "Ruto sacks cabinet",
                "President William Ruto dismissed his cabinet. Ruto said more changes would follow. He spoke after talks"
                        + " with Joe Biden.");

        double ruto = salience(entities, "William Ruto");
        double biden = salience(entities, "Joe Biden");
        assertThat(ruto).isGreaterThan(biden).isLessThanOrEqualTo(1);
        assertThat(biden).isPositive();
    }

    private static double salience(List<Entity> entities, String name) {
        return entities.stream()
                .filter(e -> e.name().equals(name))
                .mapToDouble(Entity::salience)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void otherLanguages_answerEmpty() {
        assertThat(TAGGER.supports("de")).isFalse();
        assertThat(TAGGER.tag("Merkel in Berlin", "Angela Merkel war in Berlin.", "de"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t\r\n ",
                "\u0000\u0007\u001b[31mParis\u0000London",
                "\ud83d\ude00Obama\ud83d\ude00 in \ud83c\uddfa\ud83c\uddf8 Paris",
                "\ud800 Angela Merkel \udc00 Berlin\ud83d",
                "\u202eMerkel\u202c \u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd Angela Merkel \u0627\u0644\u0642\u0627\u0647\u0631\u0629",
                "n't 's 'll U.S.'s don't-O'Neil's @Obama #Paris http://x.y/Paris www. a.b.c. ... --- ''''",
                "\u6771\u4eac\u3002\u5927\u962a Tokyo e\u0301\u0301\u0301 \u00ad",
            })
    void strangeText_getsExactOffsets(String text) {
        assertExact("", text);
        assertExact(text, text);
    }

    @Test
    void randomText_getsExactOffsets() {
        Random random = new Random(7);
        String[] pieces = {
            "Angela",
            "Merkel",
            "Berlin",
            " ",
            "\n",
            ".",
            "\"",
            "(",
            ")",
            "-",
            "'s",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "U.S.",
            "the",
            "UN",
            "5",
            ",",
            "\u00e9",
            "\u202e",
            "O'Neil",
            "n't",
            "-based",
            "\u0000",
            "  "
        };
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertExact(text.substring(0, text.length() / 3), text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Paris ", "Paris\u00a0", ". ", ".)", "(", "-", "O'", "A.", "\ud83d", "don't ", "\n"})
    void longRunOfTheSame_getsAnAnswer(String piece) {
        String text = piece.repeat(60_000 / piece.length());

        assertExact("Angela Merkel", text);
    }

    @Test
    void megabyteInOneLine_getsAnAnswer() {
        assertExact("", "a".repeat(1_000_000));
        assertExact("", "Angela Merkel met Mr. O'Neil, ".repeat(35_000));
    }

    private static void assertExact(String title, String text) {
        int field = -1;
        int end = 0;
        for (Entity entity : tag(title, text)) {
            String source = entity.field() == Field.TITLE ? title : text;
            end = entity.field().ordinal() == field ? end : 0;
            field = entity.field().ordinal();
            boolean exact = entity.start() >= end
                    && source.substring(entity.start(), entity.end()).equals(entity.text())
                    && !entity.text().isBlank()
                    && entity.salience() >= 0
                    && entity.salience() <= 1;
            assertThat(exact).as(entity.toString()).isTrue();
            end = entity.end();
        }
    }

    @Test
    void manyThreads_answerTheSame() throws Exception {
        String text = "Narendra Modi met Xi Jinping in Kazan. The Reserve Bank of India (RBI) cut rates. ".repeat(20);
        List<Entity> expected = tag("Modi meets Xi", text);
        List<Callable<List<Entity>>> tasks = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            tasks.add(() -> tag("Modi meets Xi", text));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<Entity>> answer : threads.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo(expected).isNotEmpty();
            }
        }
    }
}
