package dateline.annotate.train.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LetterRunsTest {
    @Test
    void runs_areCountedWithinWords() {
        Map<String, Ngram> runs = runs("Aba aba, ab", 1);

        assertThat(runs).containsOnlyKeys("a", "b", "ab", "ba", "aba");
        assertThat(Math.exp(runs.get("a").joint())).isEqualTo(4.5 / 8, within(1e-9));
        assertThat(Math.exp(runs.get("ab").conditional())).isEqualTo(2.5 / 5, within(1e-9));
    }

    @Test
    void rareRuns_areLeftOut() {
        assertThat(runs("aba aba ab x", 3)).containsOnlyKeys("a", "b", "ab");
    }

    private static Map<String, Ngram> runs(String text, int least) {
        List<Ngram> counted = LetterRuns.count(text, least);
        return counted.stream().collect(Collectors.toMap(Ngram::letters, Function.identity()));
    }
}
