package dateline.annotate.train.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BCubedTest {
    @Test
    void splitAndMixedStories_loseRecallAndPrecision() {
        BCubed score = BCubed.of(List.of("a", "a", "b", "b"), List.of("1", "1", "1", "2"));

        assertThat(score.precision()).isCloseTo((2 / 3d + 2 / 3d + 1 / 3d + 1) / 4, within(1e-9));
        assertThat(score.recall()).isCloseTo((1 + 1 + 0.5 + 0.5) / 4, within(1e-9));
        assertThat(score.pairwiseF1()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void eventsOfOneKind_countAsApart_pairByPair() {
        BCubed score = BCubed.of(List.of("7_ecb", "7_ecb", "7_plus"), List.of("x", "y", "x"));

        assertThat(score.apart()).isCloseTo(0.5, within(1e-9));
    }
}
