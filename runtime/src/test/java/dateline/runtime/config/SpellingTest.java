package dateline.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KNOWN =
            List.of("min-interval", "max-interval", "sahel", "kafka", "eu", "são tomé", "酋長国連邦");

    @ParameterizedTest
    @CsvSource({
        "min-intervall, min-interval",
        "max-intreval, max-interval",
        "sahell, sahel",
        "kakfa, kafka",
        "sãoo tomé, são tomé",
        "酋長連国邦, 酋長国連邦"
    })
    void slip_isRecognised(String typed, String meant) {
        assertThat(Spelling.nearest(typed, KNOWN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "ea", "interval-min"})
    void otherWord_isNotGuessedAt(String typed) {
        assertThat(Spelling.nearest(typed, KNOWN)).isNull();
    }

    @Test
    void hint_isPartOfASentence() {
        assertThat(Spelling.hint("sahell", KNOWN)).isEqualTo("; did you mean \"sahel\"?");
        assertThat(Spelling.hint("colour", KNOWN)).isEmpty();
    }
}
