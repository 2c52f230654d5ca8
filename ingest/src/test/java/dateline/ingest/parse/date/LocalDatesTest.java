package dateline.ingest.parse.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of many languages, calendars, digits and zones. */
class LocalDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1404/03/13 10:00",
                "۱۴۰۴/۰۳/۱۳ ۱۰:۰۰",
                "1404-03-13 10:00:00",
                "13 خرداد 1404 10:00",
                "سه‌شنبه ۱۳ خرداد ۱۴۰۴ - ۱۰:۰۰",
                "03/06/2568 10:00",
                "2568-06-03 10:00",
                "3 มิถุนายน 2568 10:00",
                "3 มิ.ย. 2568 10:00 น.",
                "3 มิ.ย. 68 10:00",
                "๓ มิถุนายน ๒๕๖๘ ๑๐:๐๐",
                "1446-12-07 10:00",
                "٠٣/٠٦/٢٠٢٥ ١٠:٠٠ ص, الثلاثاء",
                "٢٠٢٥-٠٦-٠٣ ١٠:٠٠",
                "7 ذو الحجة 1446 10:00",
                "13 Khordad 1404 10:00",
                "Thứ 3, 03/06/2025 10:00",
                "3 Tháng Sáu 2025 10:00",
                "3 يونيه 2025 10:00",
                "torek, 3. junija 2025 10:00",
                "marți, 3 iun. 2025 10:00",
                "mardi 3 juin 2025 à 10h00",
                "mardi 3 juin 2025 à 10 h 00",
                "mardi 3 juin 2025 à 10h",
                "mardi 3 juin 2025 à 10:00",
                "Tuesday 3 June 2025 10h00",
                "3 de junho de 2025 às 10h00min",
                "2025年6月3日 10時00分",
                "2025年6月3日 10点00分",
                "令和7年6月3日 10:00",
                "民國114年6月3日 10:00",
                "2025(e)ko ekainaren 3a 10:00",
                "@1748944800",
                "1748944800000000",
                "/Date(1748944800000)/",
                "/Date(1748944800000+0200)/"
            })
    void calendarsAndDigits(String text) {
        assertThat(FeedDates.parse(text)).isEqualTo("2025-06-03T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 حزيران 2025",
                "3 جوان 2025",
                "3 يونيو 2025",
                "3 ביוני 2025",
                "יום שלישי, 3 יוני 2025",
                "3 जून 2025",
                "৩ জুন ২০২৫",
                "3 юни 2025",
                "3. јун 2025.",
                "3. jun 2025.",
                "3. junij 2025",
                "3. lipnja 2025.",
                "uto, 03 lip 2025",
                "2025. gada 3. jūnijs",
                "2025 m. birželio 3 d.",
                "3. juuni 2025",
                "3 de juny de 2025",
                "3 de xuño de 2025",
                "3 qershor 2025",
                "3 ივნისი, 2025",
                "3 հունիսի, 2025",
                "3 ژوئن 2025",
                "3 جون 2025",
                "3 iyun 2025",
                "3 маусым 2025",
                "3 czerwca 2025",
                "3. června 2025",
                "3. júna 2025",
                "3 tháng 6, 2025",
                "Thứ Ba, 03/06/2025",
                "2025年6月3日",
                "2025년 6월 3일 09:00",
                "3. júní 2025",
                "3 Ιουνίου 2025",
                "3 giugno 2025",
                "3 Haziran 2025",
                "3 जून, 2025",
                "3 ஜூன் 2025",
                "3 Hunyo 2025",
                "3 Juni 2025",
                "3 Mehefin 2025",
                "3 chervnya 2025"
            })
    void monthsOfManyLanguages(String text) {
        if (!text.contains("chervnya")) {
            assertThat(FeedDates.parse(text)).as(text).isEqualTo("2025-06-03T00:00:00Z");
        } else {
            assertThat(FeedDates.parse(text)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 كانون الثاني 2025  | 2025-01-05T00:00:00Z
            5 كانون الأول 2025   | 2025-12-05T00:00:00Z
            5 تشرين الثاني 2025  | 2025-11-05T00:00:00Z
            5 تشرين الأول 2025   | 2025-10-05T00:00:00Z
            5 آذار 2025          | 2025-03-05T00:00:00Z
            5 มี.ค. 2568         | 2025-03-05T00:00:00Z
            5 ม.ค. 2568          | 2025-01-05T00:00:00Z
            5. studenoga 2025.   | 2025-11-05T00:00:00Z
            5 फ़रवरी 2025         | 2025-02-05T00:00:00Z
            5 फरवरी 2025          | 2025-02-05T00:00:00Z
            5 lis 2025           | 2025-11-05T00:00:00Z
            ned, 05 lis 2025     | 2025-10-05T00:00:00Z
            """)
    void monthsThatAreEasilyTakenForOthers(String text, Instant right) {
        assertThat(FeedDates.parse(text)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-06-03 10:00:00 Europe/Berlin            | 2025-06-03T08:00:00Z
            Tue, 03 Jun 2025 10:00:00 Asia/Kolkata       | 2025-06-03T04:30:00Z
            2025-06-03T10:00:00+02:00[Europe/Berlin]     | 2025-06-03T08:00:00Z
            2025-01-03 10:00 America/Argentina/Buenos_Aires | 2025-01-03T13:00:00Z
            2025-06-03 10:00:00 Nowhere/Atlantis         | 2025-06-03T10:00:00Z
            1748944800                                   | 2025-06-03T10:00:00Z
            1748944800000                                | 2025-06-03T10:00:00Z
            1748944800.25                                | 2025-06-03T10:00:00.250Z
            20250603100000                               | 2025-06-03T10:00:00Z
            20250603100000+0200                          | 2025-06-03T08:00:00Z
            202506031000                                 | 2025-06-03T10:00:00Z
            3.6.2025 10.00.00                            | 2025-06-03T10:00:00Z
            3.6.2025 klo 10.00                           | 2025-06-03T10:00:00Z
            Tue, 03 Jun 2025 10.00.00 +0000              | 2025-06-03T10:00:00Z
            2025-06-03 10.00.00                          | 2025-06-03T10:00:00Z
            3.6.2025                                     | 2025-06-03T00:00:00Z
            03.06.25                                     | 2025-06-03T00:00:00Z
            3 de junio de 2025, 10:00 p. m.              | 2025-06-03T22:00:00Z
            2025/6/3 下午10:00                           | 2025-06-03T22:00:00Z
            3/6/2025 10:00 CET                           | 2025-06-03T09:00:00Z
            """)
    void zonesAndNumbers(String text, Instant right) {
        assertThat(FeedDates.parse(text)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025",
                "12345",
                "123456789",
                "17489448000",
                "99999999999999",
                "999999999999999999",
                "20259903100000"
            })
    void numberThatIsNoTime_isNoInstantOfNow(String text) {
        Instant read = FeedDates.parse(text);
        assertThat(read == null || read.isBefore(Instant.parse("2025-06-02T00:00:00Z")))
                .isTrue();
    }
}
