package dateline.ingest.parse.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain words | plain words",
                "'two  \t words' | two words",
                "'line\n line' | 'line\nline'",
                "'<p>One <b>bold</b>\nword.</p><p>Two.</p>' | 'One bold word.\nTwo.'",
                "a<br>b<br/><br/>c | 'a\nb\nc'",
                "Fish &amp; chips &lt;3 | Fish & chips <3",
                "<ul><li>one</li><li>two</li></ul> | 'one\ntwo'",
                "x<script>alert(1)</script><style>p{}</style>y | xy",
                "<div><div>deep</div></div>&nbsp; | deep",
            })
    void html_becomesWhatAReaderSees(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }
}
