package dateline.ingest.parse;

import static dateline.ingest.parse.Documents.atom;
import static dateline.ingest.parse.Documents.first;
import static dateline.ingest.parse.Documents.json;
import static dateline.ingest.parse.Documents.rss;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final String MEDIA = "xmlns:media=\"http://search.yahoo.com/mrss/\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<enclosure url=\"https://a.example/p.jpg\" length=\"0\" type=\"\"/>",
                "<enclosure type=\"image/jpeg\">https://a.example/p.jpg</enclosure>",
                "<media:content medium=\"image\">https://a.example/p.jpg</media:content>",
                "<image src=\"https://a.example/p.jpg\"/>",
                "<fullimage>https://a.example/p.jpg</fullimage>",
                "<featuredImage>https://a.example/p.jpg</featuredImage>",
                "<og:image>https://a.example/p.jpg</og:image>",
                "<description><![CDATA[<img data-src=\"https://a.example/p.jpg\" src=\"data:image/gif;base64,R0\">]]></description>",
                "<description><![CDATA[<img src=\"data:image/gif;base64,R0\" data-lazy-src='https://a.example/p.jpg'>]]></description>",
                "<description><![CDATA[<img srcset=\"https://a.example/p.jpg 1x, https://a.example/q.jpg 2x\">]]></description>",
                "<enclosure url=\"https://a.example/p.jpg\" length=\"0\"/>",
                "<enclosure url=\"https://a.example/p.jpg\" type=\"jpg\"/>",
                "<enclosure url=\"https://a.example/p.jpg\" type=\"Image/JPEG\"/>",
                "<enclosure url=\" https://a.example/p.jpg \" type=\"image\"/>",
                "<image>https://a.example/p.jpg</image>",
                "<image><url>https://a.example/p.jpg</url><title>no headline</title><link>https://b.example/</link></image>",
                "<image url=\"https://a.example/p.jpg\"/>",
                "<image><img src=\"https://a.example/p.jpg\"/></image>",
                "<thumbnail>https://a.example/p.jpg</thumbnail>",
                "<thumbnail url=\"https://a.example/p.jpg\"/>",
                "<description>&lt;p&gt;&lt;img alt=\"x\" src=\"https://a.example/p.jpg\"&gt;Text&lt;/p&gt;</description>",
                "<description><![CDATA[<IMG src='https://a.example/p.jpg' width=\"600\"/>Text]]></description>",
                "<description><p><img src=\"https://a.example/p.jpg\"/>Text</p></description>",
                "<description><![CDATA[<img src=\"https://t.example/pixel.gif\" width=\"1\" height=\"1\"><img src=\"https://a.example/p.jpg\">]]></description>"
            })
    void pictureOfAnyKind_isThePicture(String fields) {
        ParsedEntry entry = first(rss("<link>https://a.example/x</link>" + fields));
        assertThat(entry.image()).extracting("url").isEqualTo("https://a.example/p.jpg");
        assertThat(entry.title()).isEqualTo("Ferry");
        assertThat(entry.link()).isEqualTo("https://a.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<description><![CDATA[<img src=\"https://t.example/c\" width=\"1\" height=\"1\">Text]]></description>",
                "<description><![CDATA[<img src=\"data:image/gif;base64,R0lGOD\">Text]]></description>",
                "<description><![CDATA[<img src=\"https://s.w.org/images/core/emoji/72x72/1f600.png\" class=\"wp-smiley\">Text]]></description>",
                "<enclosure url=\"https://a.example/p.mp3\" type=\"audio/mpeg\"/>",
                "<enclosure url=\"https://a.example/p\" type=\"\"/>"
            })
    void whatShowsNothing_isNoPicture(String fields) {
        assertThat(first(rss(fields)).image()).isNull();
    }

    @Test
    void pictureNamedByTheFeed_isBeforeThoseOfItsText() {
        assertThat(first(
                                rss(
                                        MEDIA,
                                        "<description><![CDATA[<img src=\"https://a.example/1.jpg\">]]></description><media:thumbnail url=\"https://a.example/2.jpg\"/>"))
                        .image())
                .extracting("url")
                .isEqualTo("https://a.example/2.jpg");
    }

    @Test
    void picturesAddress_isMendedLikeALinks() {
        assertThat(first(rss(MEDIA, "<media:content medium=\"image\" url=\"https://a.example/my photo[1].jpg\"/>"))
                        .image())
                .extracting("url")
                .isEqualTo("https://a.example/my%20photo%5B1%5D.jpg");
        assertThat(first(rss(MEDIA, "<media:content medium=\"image\" url=\"https://a.example/p?w=1&amp;amp;h=2\"/>"))
                        .image())
                .extracting("url")
                .isEqualTo("https://a.example/p?w=1&h=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns:media=\"http://www.rssboard.org/media-rss\"",
                "xmlns:media=\"http://video.search.yahoo.com/mrss\"",
                "xmlns:media=\"https://unknown.example/media\"",
                ""
            })
    void usualPrefix_winsOverAnUnknownNamespace(String declaration) {
        assertThat(first(rss(declaration, "<media:content medium=\"image\" url=\"https://a.example/p.jpg\"/>"))
                        .image())
                .extracting("url")
                .isEqualTo("https://a.example/p.jpg");
        assertThat(first(rss(
                                "xmlns:content=\"http://purl.org/rss/1.0/modules/contents\"",
                                "<content:encoded>Long</content:encoded>"))
                        .content())
                .isEqualTo("Long");
    }

    @Test
    void picturesDescription_isItsCaption() {
        ParsedEntry entry = first(rss(
                MEDIA,
                "<media:content url=\"https://a.example/p.jpg\" medium=\"image\"><media:title>Archive</media:title>"
                        + "<media:description>A view of Lisbon in 2019</media:description></media:content>"));
        assertThat(entry.summary()).isNull();
        assertThat(entry.image()).extracting("caption").isEqualTo("A view of Lisbon in 2019");
        ParsedEntry beside = first(
                rss(
                        MEDIA,
                        "<media:thumbnail url=\"https://a.example/p.jpg\"/><media:description>A view of Lisbon</media:description>"));
        assertThat(beside.summary()).isNull();
        assertThat(beside.image()).extracting("caption").isEqualTo("A view of Lisbon");
    }

    @Test
    void videosDescription_isTheSummary() {
        ParsedEntry entry = first(
                rss(
                        MEDIA,
                        "<media:group><media:title>Ferry</media:title><media:content url=\"https://a.example/v\" type=\"application/x-shockwave-flash\"/>"
                                + "<media:thumbnail url=\"https://a.example/p.jpg\"/><media:description>What is seen</media:description></media:group>"));
        assertThat(entry.summary()).isEqualTo("What is seen");
        assertThat(entry.image()).extracting("url").isEqualTo("https://a.example/p.jpg");
    }

    @Test
    void atomsEnclosureWithoutAType_isAPictureByItsName() {
        assertThat(first(atom("<link rel=\"enclosure\" href=\"https://a.example/p.webp\"/>"))
                        .image())
                .extracting("url")
                .isEqualTo("https://a.example/p.webp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"image\": {\"url\": \"https://a.example/p.jpg\"}",
                "\"image\": [\"https://a.example/p.jpg\"]",
                "\"attachments\": [{\"url\": \"https://a.example/a.mp3\", \"mime_type\": \"audio/mpeg\"}, {\"url\": \"https://a.example/p.jpg\", \"mime_type\": \"image/jpeg\"}]",
                "\"attachments\": {\"url\": \"https://a.example/p.jpg\"}",
                "\"content_html\": \"<img src='https://a.example/p.jpg'>Text\""
            })
    void jsonPicture_ofAnyKind(String field) {
        assertThat(first(json("{\"id\": \"1\", " + field + "}")).image())
                .extracting("url")
                .isEqualTo("https://a.example/p.jpg");
    }
}
