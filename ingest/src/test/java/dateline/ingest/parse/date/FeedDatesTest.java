package dateline.ingest.parse.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tue, 03 Mar 2026 08:15:30 GMT          | 2026-03-03T08:15:30Z
            Tue, 03 Mar 26 08:15 +0200             | 2026-03-03T06:15:00Z
            3 March 1997 08:15:30 EST              | 1997-03-03T13:15:30Z
            3 Mar 97 08:15:30 PT                   | 1997-03-03T16:15:30Z
            Tue,3 Mar 2026 08:15:30 GMT+01:30      | 2026-03-03T06:45:30Z
            Tue, 03 Mar 2026 08:15:30 CEST         | 2026-03-03T06:15:30Z
            Tue, 03 Mar 2026 08:15:30 Nowhere      | 2026-03-03T08:15:30Z
            Tue Mar  3 08:15:30 2026               | 2026-03-03T08:15:30Z
            Tue Mar  3 08:15:30 EDT 2026           | 2026-03-03T12:15:30Z
            Tue, 03 Mar 2026 24:00:00 GMT          | 2026-03-04T00:00:00Z
            Tue, 03 Mar 2026 23:59:60 GMT          | 2026-03-03T23:59:59Z
            March 3, 2026, 8:15 p.m.               | 2026-03-03T20:15:00Z
            Mar 3 2026                             | 2026-03-03T00:00:00Z
            Mar. 2026                              | 2026-03-01T00:00:00Z""")
    void mailDates_readInTheirZone(String text, Instant instant) {
        assertThat(FeedDates.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-03T08:15:30Z,           2026-03-03T08:15:30Z
            2026-03-03t08:15:30z,           2026-03-03T08:15:30Z
            2026-03-03T08:15:30.123456Z,    2026-03-03T08:15:30.123456Z
            2026-03-03T08:15-05:00,         2026-03-03T13:15:00Z
            2026-03-03 08:15:30 +0100,      2026-03-03T07:15:30Z
            20260303T081530Z,               2026-03-03T08:15:30Z
            20260303,                       2026-03-03T00:00:00Z
            2026-03,                        2026-03-01T00:00:00Z
            2026,                           2026-01-01T00:00:00Z
            26-03-03,                       2026-03-03T00:00:00Z
            260303,                         2026-03-03T00:00:00Z
            -2603,                          2026-03-01T00:00:00Z
            2026-062,                       2026-03-03T00:00:00Z
            2026062,                        2026-03-03T00:00:00Z
            2026-W10-2,                     2026-03-03T00:00:00Z""")
    void isoDates_readWholeAndReduced(String text, Instant instant) {
        assertThat(FeedDates.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mar., 03 mars 2026 08:15:00 +0000",
                "Di, 03 März 2026 08:15:00 +0000",
                "martes 3 de marzo de 2026 08:15",
                "3 de março de 2026 08:15",
                "3 maart 2026 08:15",
                "wt., 3 marca 2026 08:15",
                "3 марта 2026 г. 08:15",
                "3 Mart 2026 08:15",
                "Τρι, 03 Μαρ 2026 08:15:00 GMT",
                "2026-március-03T8:15+00:00",
                "2026년 3월 3일 17:15:00",
                "2026-03-03 오후 5:15:00"
            })
    void monthNames_readInManyLanguages(String text) {
        assertThat(FeedDates.parse(text)).isEqualTo("2026-03-03T08:15:00Z");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            03/27/2026 8:15 pm, 2026-03-27T20:15:00Z
            27/03/2026 20:15,   2026-03-27T20:15:00Z
            27.3.2026 20:15,    2026-03-27T20:15:00Z
            2026/03/27 20:15,   2026-03-27T20:15:00Z""")
    void numericDates_readInTheOnlyPossibleOrder(String text, Instant instant) {
        assertThat(FeedDates.parse(text)).isEqualTo(instant);
    }

    @Test
    void numericDate_weekdayDecidesTheOrder() {
        assertThat(FeedDates.parse("Wed, 04/03/2026")).isEqualTo("2026-03-04T00:00:00Z");
        assertThat(FeedDates.parse("Fri, 04/03/2026")).isEqualTo("2026-04-03T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Tue, 03 Mar 2026 25:00:00 GMT",
                "Tue, 03 Mar 2026 08:60:00 GMT",
                "Tue, 32 Mar 2026 08:00:00 GMT",
                "Sun, 29 Feb 2026 08:00:00 GMT",
                "2026-02-30",
                "2026-13-01T00:00:00Z",
                "2026-03-03T25:00:00Z",
                "2026-03-03T08:15:30+99:00",
                "3 March"
            })
    void impossibleDates_areUnreadable(String text) {
        assertThat(FeedDates.parse(text)).isNull();
    }

    @Test
    void endlessText_isUnreadable() {
        assertThat(FeedDates.parse("1 ".repeat(1_000_000))).isNull();
    }
}
