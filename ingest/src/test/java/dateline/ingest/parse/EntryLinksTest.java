package dateline.ingest.parse;

import static dateline.ingest.parse.Documents.atom;
import static dateline.ingest.parse.Documents.first;
import static dateline.ingest.parse.Documents.json;
import static dateline.ingest.parse.Documents.rss;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an item's link is found, where its format has a place for it and where it has not. */
class EntryLinksTest {
    private static final String RIGHT = "https://a.example/x";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.iana.org/assignments/relation/alternate",
                "http://www.iana.org/assignments/relation/alternate/",
                "https://www.iana.org/assignments/link-relations/link-relations.xhtml#alternate"
            })
    void relationWrittenAsAnAddress(String relation) {
        String self = "<link rel=\"self\" href=\"https://a.example/self\"/>";
        assertThat(first(atom(self + "<link rel=\"" + relation + "\" href=\"" + RIGHT + "\"/>"))
                        .link())
                .isEqualTo(RIGHT);
    }

    @Test
    void ofPagesInSeveralLanguages_theFeedsIsTaken() {
        String links = "<link rel=\"alternate\" hreflang=\"de\" href=\"https://a.example/de\"/>"
                + "<link rel=\"alternate\" hreflang=\"en\" href=\"https://a.example/en\"/>";
        assertThat(first(in("en-GB", links)).link()).isEqualTo("https://a.example/en");
        assertThat(first(in("de", links)).link()).isEqualTo("https://a.example/de");
        assertThat(first(in("fr", links)).link()).isEqualTo("https://a.example/de");
        assertThat(first(atom(links)).link()).isEqualTo("https://a.example/de");
    }

    @Test
    void atomLink_maybeItsText() {
        assertThat(first(atom("<link>" + RIGHT + "</link>")).link()).isEqualTo(RIGHT);
        assertThat(first(atom("<link rel=\"enclosure\">https://a.example/p.mp3</link>"))
                        .link())
                .isNull();
        assertThat(first(atom("<link>https://a.example/y</link><link href=\"" + RIGHT + "\"/>"))
                        .link())
                .isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<origLink>https://a.example/x</origLink><link>https://proxy.example/~r/1</link>",
                "<link>https://proxy.example/~r/1</link><feedburner:origLink>https://a.example/x</feedburner:origLink>",
                "<guid>www.a.example/x</guid>"
            })
    void ofRss(String fields) {
        assertThat(first(rss(fields)).link()).isEqualTo(fields.contains("www") ? "https://www.a.example/x" : RIGHT);
    }

    @Test
    void whatAnItemOfRdfIsAbout_isItsLinkWhereThereIsNone() {
        String rdf =
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">"
                        + "<channel rdf:about=\"c\"><title>Harbour</title></channel><item rdf:about=\"https://a.example/x\">%s</item></rdf:RDF>";
        assertThat(first(rdf.formatted("<title>Ferry</title>")).link()).isEqualTo(RIGHT);
        assertThat(first(rdf.formatted("<title>Ferry</title><link>https://a.example/y</link>"))
                        .link())
                .isEqualTo("https://a.example/y");
    }

    @Test
    void jsonIdThatIsAnAddress_isTheLinkWhereThereIsNone() {
        assertThat(first(json("{\"id\": \"https://a.example/x\"}")).link()).isEqualTo(RIGHT);
        assertThat(first(json("{\"id\": \"urn:7\"}")).link()).isNull();
    }

    private static String in(String language, String fields) {
        return atom(fields).replace("<feed ", "<feed xml:lang=\"" + language + "\" ");
    }
}
