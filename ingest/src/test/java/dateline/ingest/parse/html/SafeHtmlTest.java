package dateline.ingest.parse.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {
    private static final String BASE = "https://news.example/a/b";
    private static final String[] PIECES = {
        "<p>",
        "</p>",
        "<a href='",
        "'>",
        "x",
        "</a>",
        "<img src=\"",
        "\">",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "javascript:x()",
        "https://a.example/p?a=1&b=2",
        "HTTP://A.example",
        "https://a.example:80/../x",
        "/r",
        "&amp;",
        "&lt;",
        "&nbsp;",
        "\u00A0",
        "<svg>",
        "</svg>",
        "<math>",
        "<style>",
        "</style>",
        "<b onclick=x>",
        "<br/>",
        "<table><tr><td width=1 bgcolor=2>",
        "<pre>\n",
        "<title>",
        "<textarea>",
        "<noscript>",
        "<iframe>",
        "<template>",
        "<![CDATA[",
        "]]>",
        " ",
        "\n",
        "\t",
        "\"",
        "'",
        "<",
        ">",
        "&",
        "é",
        "😀",
        "\f",
        "<ol start=3 type>",
        "<blockquote cite='//c'>",
        "<IMG SRC=data:x>",
        "<xmp>",
        "<plaintext>",
        "<svg><a xlink:href='javascript:x'>",
        "<select>",
        "<option>"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p onclick='x()'>a<script>b</script><i style='c'>d</i></p>",
                "<a href='javascript:alert(1)'>x</a><a href='java\tscript:alert(1)'>x</a><a href=' &#1;javascript:x'>y</a>",
                "<img src='x' onerror='y'><img src=data:image/png;base64,AA>",
                "<a href='https://a.example/?q=\"><script>x</script>'>x</a>",
                "<a href='http://a.example/../b'>1</a><a href='/c?d=e&f'>2</a><a href='https://A.EXAMPLE'>3</a>",
                "<a href='https://a.example /x'>1</a><a href='https://[::1'>2</a><a href='https://u:p@a.example/'>3</a>",
                "<svg><style><img src=x onerror=y></style></svg><math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>"
            })
    void clean_isWhatTheCleanerSays(String html) {
        assertThat(SafeHtml.clean(html, BASE)).isEqualTo(cleaner(html));
    }

    @Test
    void clean_isWhatTheCleanerSays_ofAnything() {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder html = new StringBuilder("<");
            for (int j = 0; j < 1 + i % 25; j++) {
                html.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(SafeHtml.clean(html.toString(), BASE))
                    .as(html.toString())
                    .isEqualTo(cleaner(html.toString()));
        }
    }

    private static String cleaner(String html) {
        Document clean = new Cleaner(SafeHtml.ALLOWED)
                .clean(Parser.htmlParser().setMaxDepth(100).parseInput(html, BASE));
        clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
        return clean.body().html();
    }
}
