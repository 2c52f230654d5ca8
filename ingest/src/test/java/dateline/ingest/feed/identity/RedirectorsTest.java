package dateline.ingest.feed.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that carry the one they lead to. */
class RedirectorsTest {
    private static final String NEWS = "https://news.google.com/";
    private static final String SHORT = "CBMiK2h0dHBzOi8vd3d3LmhhcmJvdXIuZXhhbXBsZS9uZXdzL2ZlcnJ5LTQ3MTHSAQA";
    private static final String LONG =
            "CBMisQFodHRwczovL3d3dy5oYXJib3VyLmV4YW1wbGUvbmV3cy9hLWxvbmctc2x1Zy1hLWxvbmctc2x1Zy1hLWxvbm"
                    + "ctc2x1Zy1hLWxvbmctc2x1Zy1hLWxvbmctc2x1Zy1hLWxvbmctc2x1Zy1hLWxvbmctc2x1Zy1hLWxvbmctc2x1Zy1h"
                    + "LWxvbmctc2x1Zy1hLWxvbmctc2x1Zy1hLWxvbmctc2x1Zy1hLWxvbmctc2x1Zy3SAQA";

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            https://www.google.com/url?rct=j&url=https://news.example/story&ct=ga https://news.example/story
            https://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fnews.example%2fstory%3fid%3d7&c=1 https://news.example/story?id=7
            http://www.bing.com/news/apiclick.aspx?tid=1&url=http%3A%2F%2Fnews.example%2Fstory https://news.example/story
            https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fstory&h=AT0 https://news.example/story
            https://out.reddit.com/t3_1?url=https%3A%2F%2Fnews.example%2Fstory&token=A https://news.example/story
            https://www.youtube.com/redirect?q=https%3A%2F%2Fnews.example%2Fstory https://news.example/story
            https://vk.com/away.php?to=https%3A%2F%2Fnews.example%2Fstory https://news.example/story
            https://t.umblr.com/redirect?z=https%3A%2F%2Fnews.example%2Fstory&t=1 https://news.example/story
            https://duckduckgo.com/l/?uddg=https%3A%2F%2Fnews.example%2Fstory https://news.example/story
            https://go.redirector.example/?id=1&url=https%3A%2F%2Fnews.example%2Fstory https://news.example/story
            https://www.google.com/amp/s/news.example/story https://news.example/story
            https://www.google.com/url?url=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fnews.example%252Fstory https://news.example/story
            """)
    void wholeAddressInAParameter_isWhereItLeads(String url, String target) {
        assertThat(CanonicalUrl.of(url)).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example/story?url=https%3A%2F%2Fother.example%2Fx",
                "https://news.example/share?u=https%3A%2F%2Fother.example%2Fx",
                "https://news.example/redirect?url=/other",
                "https://news.example/redirect?url=other.example/x",
                "https://news.example/redirect?url=javascript:alert(1)",
                "https://news.example/redirect?id=https",
                "https://news.google.com/rss/articles/CBMiHkFVX3lxTE54eXowMTIzNDU2Nzg5YWJjZGVmZ2hpag",
                "https://news.google.com/rss/articles/CBMiaaaaaaaaaaaaaaaaaaaaaaaa",
                "https://news.google.com/rss/articles/CBMi_________________________",
                "https://news.google.com/rss/articles/CBMi",
            })
    void allOthers_leadNowhereElse(String url) {
        assertThat(CanonicalUrl.of(url)).isEqualTo(url);
        assertThat(CanonicalUrl.target(url)).isEqualTo(url);
    }

    @Test
    void googleNews_isThePublishersAddress_whereItIsWithin() {
        String ferry = "https://www.harbour.example/news/ferry-4711";
        assertThat(CanonicalUrl.of(NEWS + "rss/articles/" + SHORT + "?oc=5")).isEqualTo(ferry);
        assertThat(CanonicalUrl.of(NEWS + "articles/" + SHORT + "?hl=en-US&gl=US"))
                .isEqualTo(ferry);
        assertThat(CanonicalUrl.of(NEWS + "__i/rss/rd/articles/" + SHORT)).isEqualTo(ferry);
        assertThat(CanonicalUrl.of(NEWS + "rss/articles/" + LONG + "?oc=5"))
                .isEqualTo("https://www.harbour.example/news/" + "a-long-slug-".repeat(12));
    }

    @Test
    void target_staysAsItIsWritten() {
        assertThat(CanonicalUrl.target(
                        "https://www.google.com/url?url=http%3A%2F%2Fnews.example%2Fa%3Futm_source%3Drss"))
                .isEqualTo("http://news.example/a?utm_source=rss");
    }
}
