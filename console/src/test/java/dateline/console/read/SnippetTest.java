package dateline.console.read;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.console.read.Snippet.Mark;
import dateline.contract.record.Country;
import dateline.contract.record.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final String TEXT =
            "The first sentence says nothing. Talks in Mali ended; Mali’s side left 🙂 early. More follows.";

    @Test
    void sentence_isTheOneAroundTheFirstEvidence() {
        Snippet snippet = Snippet.sentence(TEXT, List.of(evidence(TEXT, "Mali", 0), evidence(TEXT, "Mali", 43)));

        assertThat(snippet).isNotNull();
        assertThat(snippet.text()).isEqualTo("Talks in Mali ended; Mali’s side left 🙂 early.");
        assertThat(snippet.marks()).containsExactly(new Mark(9, 13), new Mark(21, 25));
    }

    @Test
    void evidenceThatNoLongerStandsThere_isLeftOut() {
        Country.Evidence wrong = new Country.Evidence(Field.TEXT, 3, 7, "Mali", Country.How.NAME, null);
        Country.Evidence beyond = new Country.Evidence(Field.TEXT, 900, 904, "Mali", Country.How.NAME, null);

        assertThat(Snippet.sentence(TEXT, List.of(wrong, beyond))).isNull();
    }

    @Test
    void sentenceWithoutEnd_isCutAroundTheEvidence() {
        String endless = "a ".repeat(2_000) + "Mali" + " b".repeat(2_000);
        Snippet snippet = Snippet.sentence(endless, List.of(evidence(endless, "Mali", 0)));

        assertThat(snippet).isNotNull();
        assertThat(snippet.text().length()).isLessThan(700);
        Mark mark = snippet.marks().getFirst();
        assertThat(snippet.text().substring(mark.start(), mark.end())).isEqualTo("Mali");
    }

    private static Country.Evidence evidence(String text, String word, int from) {
        int at = text.indexOf(word, from);
        return new Country.Evidence(Field.TEXT, at, at + word.length(), word, Country.How.NAME, null);
    }
}
