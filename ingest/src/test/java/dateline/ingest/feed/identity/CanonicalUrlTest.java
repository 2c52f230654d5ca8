package dateline.ingest.feed.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource({
        "HTTPS://WWW.Example.ORG/News/A, https://www.example.org/News/A",
        "http://example.org/a, https://example.org/a",
        "http://example.org:80/a, https://example.org/a",
        "https://example.org:443/a, https://example.org/a",
        "http://example.org:8080/a, https://example.org:8080/a",
        "https://example.org/a#comments, https://example.org/a",
        "https://example.org, https://example.org/",
        "https://me:pw@example.org/a, https://example.org/a",
        "https://example.org/a?utm_source=rss&utm_medium=feed, https://example.org/a",
        "https://example.org/a?id=7&UTM_Campaign=x&fbclid=y&page=2, https://example.org/a?id=7&page=2",
        "https://example.org/a?utm=1, https://example.org/a?utm=1",
        "https://example.org/a b|c, https://example.org/a%20b%7Cc",
        "https://example.org/100%, https://example.org/100%25",
        "https://example.org/a%20b, https://example.org/a%20b",
        "https://example.org/تقرير, https://example.org/تقرير",
    })
    void address_losesWhatVaries(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "mailto:a@b.c",
                "javascript:alert(1)",
                "/relative",
                "https:",
                "urn:x:y",
                "https://[bad/"
            })
    void whatIsNoWebAddress_isEmpty(String url) {
        assertThat(CanonicalUrl.of(url)).isEmpty();
    }

    @Test
    void canonicalForm_isItsOwnCanonicalForm() {
        String once = CanonicalUrl.of("HTTP://example.org:80/a b?x=%zz&utm_x=1#f");
        assertThat(CanonicalUrl.of(once)).isEqualTo(once);
    }

    @Test
    void frontPage_isNoArticle() {
        assertThat(CanonicalUrl.namesAnArticle("https://example.org/")).isFalse();
        assertThat(CanonicalUrl.namesAnArticle("https://example.org/a")).isTrue();
        assertThat(CanonicalUrl.namesAnArticle("https://example.org/?p=7")).isTrue();
        assertThat(CanonicalUrl.namesAnArticle("")).isFalse();
    }
}
