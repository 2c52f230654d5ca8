package dateline.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Country;
import dateline.contract.record.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceSentenceTest {
    private static final String TEXT = "It rains. Kenya votes <today> & tomorrow. It is over.";

    @Test
    void sentence_isTheOneAroundTheFirstEvidence() {
        assertThat(sentence(TEXT, 10, "Kenya", 1_000)).isEqualTo("Kenya votes <today> & tomorrow. ");
    }

    @Test
    void textThatHasChangedSince_hasNoSentence() {
        assertThat(sentence("Something else", 10, "Kenya", 1_000)).isNull();
        assertThat(sentence("Kenya", 900, "Kenya", 1_000)).isNull();
        assertThat(sentence("Kenya", -1, "Kenya", 1_000)).isNull();
    }

    @Test
    void evidenceThatIsAllThereIs_isTheSentence() {
        assertThat(sentence("Kenya", 0, "Kenya", 1_000)).isEqualTo("Kenya");
    }

    @Test
    void sentenceWithoutEnd_isCutAroundTheEvidence() {
        assertThat(sentence("x ".repeat(50_000) + "Kenya", 100_000, "Kenya", 1_000))
                .hasSizeLessThan(1_100)
                .endsWith("Kenya");
    }

    @Test
    void cut_neverSplitsACharacter() {
        String smile = "\ud83d\ude42";
        for (int reach = 1; reach < 6; reach++) {
            String found = sentence(smile.repeat(4) + "Kenya" + smile.repeat(4), 8, "Kenya", reach);
            assertThat(found).isNotNull();
            assertThat(found.codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
        }
    }

    private static @Nullable String sentence(String text, int start, String word, int reach) {
        Country.Evidence evidence =
                new Country.Evidence(Field.TEXT, start, start + word.length(), word, Country.How.NAME, null);
        EvidenceSentence found = EvidenceSentence.find(text, List.of(evidence), reach);
        return found == null ? null : text.substring(found.start(), found.end());
    }
}
