package dateline.ingest.parse;

import static dateline.ingest.parse.Documents.feed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether 8/6 is in June or in August, told by what else a feed says. */
class DayAndMonthTest {
    @ParameterizedTest
    @CsvSource({
        "nl, 2018-06-08",
        "en-GB, 2018-06-08",
        "pt_BR, 2018-06-08",
        "en-us, 2018-08-06",
        "en, 2018-08-06",
        "fr-CA, 2018-06-08"
    })
    void theFeedsLanguageTells(String language, String day) {
        assertThat(dated("<language>" + language + "</language>", "08/06/2018 - 08:00")
                        .entries()
                        .getFirst()
                        .published())
                .isEqualTo(day + "T08:00:00Z");
    }

    @Test
    void itemsLanguageTellsToo() {
        assertThat(
                        feed("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><entry xml:lang=\"nl\"><published>08/06/2018</published></entry></feed>")
                                .entries()
                                .getFirst()
                                .published())
                .isEqualTo("2018-06-08T00:00:00Z");
    }

    @Test
    void theFeedsOtherDatesTell() {
        assertThat(dated("", "08/06/2018", "23/05/2018").entries().getFirst().published())
                .isEqualTo("2018-06-08T00:00:00Z");
        assertThat(dated("<language>nl</language>", "08/06/2018", "05/23/2018", "05/24/2018")
                        .entries()
                        .getFirst()
                        .published())
                .isEqualTo("2018-08-06T00:00:00Z");
    }

    @Test
    void zoneTellsWhereNothingElseDoes() {
        assertThat(dated("", "08/06/2018 08:00 +0200").entries().getFirst().published())
                .isEqualTo("2018-06-08T06:00:00Z");
        assertThat(dated("", "08/06/2018 08:00 -0500").entries().getFirst().published())
                .isEqualTo("2018-08-06T13:00:00Z");
    }

    @Test
    void weekdayTellsFirst() {
        assertThat(dated("<language>nl</language>", "Mon 08/06/2018")
                        .entries()
                        .getFirst()
                        .published())
                .isEqualTo("2018-08-06T00:00:00Z");
    }

    @Test
    void shortMonth_isOfTheFeedsLanguage() {
        assertThat(dated("<language>hr</language>", "3. lip 2025.")
                        .entries()
                        .getFirst()
                        .published())
                .isEqualTo("2025-06-03T00:00:00Z");
        assertThat(dated("<language>pl</language>", "3 lip 2025")
                        .entries()
                        .getFirst()
                        .published())
                .isEqualTo("2025-07-03T00:00:00Z");
    }

    private static ParsedFeed dated(String fields, String... dates) {
        StringBuilder items = new StringBuilder();
        for (String date : dates) {
            items.append("<item><title>t</title><pubDate>").append(date).append("</pubDate></item>");
        }
        return feed("<rss version=\"2.0\"><channel><title>t</title>" + fields + items + "</channel></rss>");
    }
}
