package dateline.ingest.parse;

import static dateline.ingest.parse.Documents.atom;
import static dateline.ingest.parse.Documents.feed;
import static dateline.ingest.parse.Documents.first;
import static dateline.ingest.parse.Documents.json;
import static dateline.ingest.parse.Documents.rss;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            By Ann Author, Bob Writer and Cy Reporter | Ann Author;Bob Writer;Cy Reporter
            Ann Author & Bob Writer                   | Ann Author;Bob Writer
            Ann Author; Bob Writer                    | Ann Author;Bob Writer
            BY ANN AUTHOR                             | ANN AUTHOR
            Von Ann Author und Bob Writer             | Ann Author;Bob Writer
            Par Ann Author et Bob Writer              | Ann Author;Bob Writer
            Por Ann Author y Bob Writer               | Ann Author;Bob Writer
            desk@a.example                            |
            desk@a.example (Ann Author)               | Ann Author
            Ann Author <ann@a.example>                | Ann Author
            Ann Author ann@a.example                  | Ann Author
            desk@a.example (desk@a.example)           |
            Smith, John                               | Smith, John
            Martin King, Jr.                          | Martin King, Jr.
            Ministry of Health and Welfare            | Ministry of Health and Welfare
            Simon and Schuster                        | Simon and Schuster
            Byron Bay                                 | Byron Bay
            Von Braun                                 | Von Braun
            a@a.example (Ann Author), b@a.example (Bob Writer) | Ann Author;Bob Writer
            ann [at] a.example (Ann Author)           | Ann Author
            Author, Ann; Writer, Bob                  | Author, Ann;Writer, Bob
            di Ann Author e Bob Writer                | Ann Author;Bob Writer
            https://a.example/ann                     |
            -                                         |
            """)
    void author_isWhoWroteIt(String written, String names) {
        String escaped = written.replace("&", "&amp;").replace("<", "&lt;");
        assertThat(first(rss("<author>" + escaped + "</author>")).authors())
                .containsExactlyElementsOf(names == null ? java.util.List.of() : Arrays.asList(names.split(";")));
    }

    @Test
    void severalAuthorsOfAnRssItem_areAllThere() {
        assertThat(first(rss("<author>Ann Author</author><author>Bob Writer</author>"))
                        .authors())
                .containsExactly("Ann Author", "Bob Writer");
    }

    @Test
    void atomEntryWithoutAnAuthor_hasItsSources_elseTheFeeds() {
        String own = "<author><name>Own Author</name></author>";
        String source =
                "<source><title>Origin</title><id>urn:o</id><link href=\"https://o.example/\"/><author><name>Source Author</name></author></source>";
        String feed = "<author><name>Feed Author</name></author><entry>";
        assertThat(first(atom(own + source).replace("<entry>", feed)).authors()).containsExactly("Own Author");
        assertThat(first(atom(source).replace("<entry>", feed)).authors()).containsExactly("Source Author");
        assertThat(first(atom("").replace("<entry>", feed)).authors()).containsExactly("Feed Author");
        assertThat(first(atom(source)).title()).isEqualTo("Ferry");
        assertThat(first(atom(source)).id()).isEqualTo("urn:ferry");
        assertThat(first(atom(source)).link()).isNull();
    }

    @Test
    void feedsAuthor_afterItsEntries_isTheirsToo() {
        assertThat(first(atom("").replace("</feed>", "<author><name>Feed Author</name></author></feed>"))
                        .authors())
                .containsExactly("Feed Author");
    }

    @Test
    void atomAuthorWithoutAName_isItsText() {
        assertThat(first(atom("<author>Ann Author</author>")).authors()).containsExactly("Ann Author");
    }

    @Test
    void jsonItem_hasItsAuthors_elseTheFeeds() {
        String feeds =
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"authors\": [{\"name\": \"Feed Author\"}], \"items\": [{\"id\": \"1\"}, {\"id\": \"2\", \"authors\": [{\"name\": \"Own Author\"}]}]}";
        assertThat(feed(feeds).entries())
                .extracting(ParsedEntry::authors)
                .containsExactly(java.util.List.of("Feed Author"), java.util.List.of("Own Author"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "authors": {"name": "Ann Author"}
            "authors": "Ann Author"
            "authors": ["Ann Author"]
            "author": "Ann Author"
            "author": {"name": "Ann Author"}
            "author": [{"name": "Ann Author"}]
            """)
    void jsonAuthor_ofAnyType(String field) {
        assertThat(first(json("{\"id\": \"1\", " + field + "}")).authors()).containsExactly("Ann Author");
    }
}
