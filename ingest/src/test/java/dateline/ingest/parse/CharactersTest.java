package dateline.ingest.parse;

import static dateline.ingest.parse.Documents.feed;
import static dateline.ingest.parse.Documents.json;
import static dateline.ingest.parse.Documents.rss;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.parse.text.DocumentText;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    private static final String UTF8 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml; charset=us-ascii",
                "text/xml; charset=ISO-8859-1",
                "text/html; charset=windows-1252",
                "text/xml; charset=windows-1251",
                "text/xml; charset=iso-8859-15",
                "text/xml; charset=gb2312",
                "text/xml; charset=x-nonsense"
            })
    void bytesThatAreUtf8_areUtf8_whateverTheHeaderSays(String contentType) {
        String title = "Große Brücke – 大桥";
        assertThat(title(UTF8 + rss("").replace("Ferry", title), UTF_8, contentType))
                .isEqualTo(title);
    }

    @Test
    void chineseThatLooksLikeUtf8_isWhatItsDeclarationSays() {
        // each of these characters is in GBK a pair of bytes that UTF-8 knows too
        assertThat(title(rss("").replace("Ferry", "\u8054\u901a"), Charset.forName("GBK"), "text/xml; charset=gbk"))
                .isEqualTo("\u8054\u901a");
    }

    @Test
    void cutCharacter_isReplaced_andNothingElse() {
        byte[] bytes = rss("").replace("Ferry", "It’s §done§").getBytes(UTF_8);
        byte[] cut = new String(bytes, ISO_8859_1)
                .replace("\u00c2\u00a7", "\u00e2\u0080")
                .getBytes(ISO_8859_1);
        for (String type : new String[] {null, "text/xml; charset=utf-8", "text/xml; charset=iso-8859-1"}) {
            assertThat(feed(cut, type).entries().getFirst().title()).as(type).isEqualTo("It’s \uFFFDdone\uFFFD");
        }
        byte[] only = new String(
                        json("{\"id\": \"1\", \"title\": \"Ferry§ late\"}").getBytes(UTF_8), ISO_8859_1)
                .replace("\u00c2\u00a7", "\u00e2\u0080")
                .getBytes(ISO_8859_1);
        assertThat(feed(only, null).entries().getFirst().title()).isEqualTo("Ferry\uFFFD late");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1255 | העירייה סוגרת את הגשר בנמל עד האביב
            windows-1255 | המועצה החליטה לפתוח מחדש את נתיב המעבורת
            windows-1251 | ГОРОДСКОЙ СОВЕТ закрыл мост в порту
            x-windows-874 | เทศบาลปิดสะพานที่ท่าเรือจนถึงฤดูใบไม้ผลิ
            windows-1251 | Городской совет закрыл мост в порту
            KOI8-R       | Городской совет закрыл мост в порту
            ISO-8859-5   | Городской совет закрыл мост в порту
            windows-1251 | Міська рада закрила міст у порту
            ISO-8859-7   | Ο δήμος κλείνει τη γέφυρα στο λιμάνι
            windows-1253 | Ο δήμος κλείνει τη γέφυρα στο λιμάνι
            windows-1256 | البلدية تغلق الجسر في الميناء حتى الربيع
            ISO-8859-6   | البلدية تغلق الجسر في الميناء حتى الربيع
            ISO-8859-2   | Władze zamknęły most w porcie, piesi będą płynąć łodzią
            windows-1250 | Władze zamknęły most w porcie, piesi będą płynąć łodzią
            windows-1250 | Město uzavřelo most v přístavu, řidiči čekají
            ISO-8859-2   | Město uzavřelo most v přístavu, řidiči čekají
            windows-1250 | A város lezárta a kikötő hídját, a hajók későn érkeztek, őszig várhatók
            windows-1254 | Belediye limandaki köprüyü kışa kadar kapattı
            windows-1252 | La mairie a fermé le pont du port jusqu’à l’été, où est l’accès
            windows-1252 | Die Stadt schließt die Brücke für größere Schiffe
            windows-1252 | O município fechou a ponte até à estação das chuvas, não há travessia
            windows-1252 | Borgin lokar brúnni í höfninni þar til í vor, það verður ferja
            windows-1257 | Pilsēta slēdz tiltu ostā līdz pavasarim, kuģi gaidīs
            x-MacRoman   | La mairie a fermé l’accès du pont “jusqu’à l’été”
            """)
    void shortFeedDeclaredUtf8_isReadAsWhatItIs(String charset, String title) {
        assertThat(title(UTF8 + rss("").replace("Ferry", title), Charset.forName(charset), null))
                .isEqualTo(title);
        assertThat(title(rss("").replace("Ferry", title), Charset.forName(charset), "text/xml; charset=utf-8"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            he | windows-1255  | גשר
            th | x-windows-874 | สะพาน
            ru | windows-1251  | Мост
            el | windows-1253  | Γέφυρα
            pl | windows-1250  | Łódź
            tr | windows-1254  | Köprü kapalı
            """)
    void oneWord_isReadByTheFeedsLanguage(String language, String charset, String word) {
        String text = UTF8
                + rss("").replace("Ferry", word)
                        .replace("<description>", "<language>" + language + "</language><description>");
        assertThat(title(text, Charset.forName(charset), null)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-mac-roman   | x-MacRoman       | café “à la carte”
            macintosh     | x-MacRoman       | café
            windows-874   | x-windows-874    | สะพาน
            tis-620       | x-windows-874    | สะพาน
            iso-8859-11   | x-windows-874    | สะพาน
            iso8859-1     | windows-1252     | café
            cp-1251       | windows-1251     | Мост
            x-cp1251      | windows-1251     | Мост
            iso-8859-8-i  | ISO-8859-8       | גשר
            x-mac-cyrillic| x-MacCyrillic    | Мост
            cp866         | IBM866           | Мост
            big5          | Big5-HKSCS       | 大橋
            """)
    void nameThatBrowsersKnow_isKnown(String name, String charset, String title) {
        String text = "<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + rss("").replace("Ferry", title);
        assertThat(title(text, Charset.forName(charset), null)).isEqualTo(title);
        assertThat(title(rss("").replace("Ferry", title), Charset.forName(charset), "text/xml; charset=" + name))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1255  | he | העירייה סוגרת את הגשר
            windows-1255  |    | העירייה סוגרת את הגשר בנמל
            x-windows-874 | th | เทศบาลปิดสะพาน
            windows-1251  |    | Городской совет закрыл мост в порту
            KOI8-R        | ru | Городской совет закрыл мост
            windows-1253  | el | Ο δήμος κλείνει τη γέφυρα
            ISO-8859-2    | pl | Władze zamknęły most, łodzią
            windows-1250  | pl | Władze zamknęły most
            windows-1250  | cs | Město uzavřelo most, řidiči čekají
            ISO-8859-2    | hu | A város lezárta a hídját őszig
            windows-1250  | hr | Grad zatvara most, kaže čelnik
            ISO-8859-2    | ro | Primăria închide podul până în toamnă, spune ţara
            windows-1254  | tr | Belediye limandaki köprüyü kışa kadar kapattı
            windows-1257  | lt | Miestas uždarė tiltą, žmonės laukia
            """)
    void feedDeclaredLatin1_isReadAsWhatItIs(String charset, @Nullable String language, String title) {
        String text = rss("").replace("Ferry", title)
                .replace(
                        "<description>",
                        "<language>" + (language == null ? "" : language) + "</language><description>");
        Charset real = Charset.forName(charset);
        assertThat(title("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text, real, null))
                .isEqualTo(title);
        assertThat(title(text, real, "text/xml; charset=iso-8859-1")).isEqualTo(title);
        assertThat(title(
                        "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + text,
                        real,
                        "text/xml; charset=iso-8859-1"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | L’été, où la mairie créée l’accès
            fr | Île d’Aix : naïveté
            de | Größere Übergänge
            de | „Škoda“ für Žižek – ein Preis
            es | El niño dijo ¿qué?
            pt | Eleições não há
            sv | Åker till Malmö på ön
            is | Þingið samþykkti frumvarpið
            en | It’s “late” – £5 for a café
            en | Ångström wins in Århus
            pl | It’s late
            ru | Café de Müller
            el | Café
               | It’s a “test” … and more
               | Ærø
               | ½ ton
            """)
    void feedDeclaredLatin1_thatIsThat_staysIt(@Nullable String language, String title) {
        String text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                + rss("").replace("Ferry", title)
                        .replace(
                                "<description>",
                                "<language>" + (language == null ? "" : language) + "</language><description>");
        assertThat(title(text, Charset.forName("windows-1252"), null)).isEqualTo(title);
    }

    @Test
    void oneApostropheOfWindows_isThat() {
        assertThat(title(UTF8 + rss("").replace("Ferry", "It’s"), Charset.forName("windows-1252"), null))
                .isEqualTo("It’s");
    }

    @Test
    void hebrewOfFewWords_isHebrew() {
        String title = "צה\"ל תקף בצפון";
        assertThat(title(UTF8 + rss("").replace("Ferry", title), Charset.forName("windows-1255"), null))
                .isEqualTo(title);
    }

    @Test
    void jsonOfWideCharactersWithoutAMark_isRead() {
        assertThat(title(
                        json("{\"id\": \"1\", \"title\": \"Café\"}"), java.nio.charset.StandardCharsets.UTF_16LE, null))
                .isEqualTo("Café");
        assertThat(title(json("{\"id\": \"1\", \"title\": \"It\\u0092s\"}"), UTF_8, null))
                .isEqualTo("It’s");
    }

    @Test
    void controls_arePunctuation() {
        assertThat(title(rss("").replace("Ferry", "It\u0092s \u0093late\u0094 \u0085"), UTF_8, null))
                .isEqualTo("It’s “late” …");
        assertThat(title(rss("").replace("Ferry", "<![CDATA[It\u0092s]]>"), UTF_8, null))
                .isEqualTo("It’s");
        assertThat(title(json("{\"id\": \"1\", \"title\": \"It\u0092s\"}"), UTF_8, null))
                .isEqualTo("It’s");
    }

    @Test
    void charactersWrittenAsTwoReferences_areOne() {
        assertThat(title(rss("").replace("Ferry", "Ferry &#55357;&#56832; &#xD83D;&#xDE00;"), UTF_8, null))
                .isEqualTo("Ferry \uD83D\uDE00 \uD83D\uDE00");
        assertThat(title(rss("").replace("Ferry", "<![CDATA[Ferry &#55357;&#56832;]]>"), UTF_8, null))
                .isEqualTo("Ferry \uD83D\uDE00");
        assertThat(title(rss("").replace("Ferry", "Ferry &#55357; late &#56832;"), UTF_8, null))
                .isEqualTo("Ferry \uFFFD late \uFFFD");
    }

    @Test
    void page_isReadTheSameWay() {
        byte[] page =
                "<html><head><meta charset=\"iso-8859-1\"><title>Große Brücke</title></head></html>".getBytes(UTF_8);
        assertThat(DocumentText.of(page, "text/html; charset=iso-8859-1")).contains("Große Brücke");
    }

    private static @Nullable String title(String text, Charset charset, @Nullable String contentType) {
        return feed(text.getBytes(charset), contentType).entries().getFirst().title();
    }
}
