package dateline.enrich.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurgeTestTest {

    @Test
    void tail_isThatOfTheNegativeBinomial() {

        // shape K + 1/2 and success n / (N + 1 + n)
        assertThat(SurgeTest.probability(5, 100, 0, 2800)).isCloseTo(tail(5, 0.5, 2801.0 / 2901), within(1e-12));
        assertThat(SurgeTest.probability(30, 100, 280, 2800)).isCloseTo(tail(30, 280.5, 2801.0 / 2901), within(1e-9));
    }

    @Test
    void whatIsExpected_isNoSurge() {
        assertThat(SurgeTest.probability(10, 100, 280, 2800)).isEqualTo(1);
    }

    @Test
    void busyDay_isNoSurgeOfEverything() {
        // ten times the articles and ten times the mentions
        assertThat(SurgeTest.probability(100, 1000, 280, 2800)).isGreaterThan(0.4);
    }

    @Test
    void moreMentions_areLessLikely() {
        double before = 1;
        for (int observed = 11; observed < 60; observed++) {
            double now = SurgeTest.probability(observed, 100, 280, 2800);
            assertThat(now).isLessThan(before).isPositive();
            before = now;
        }
    }

    @Test
    void countryWithoutHistory_isUnlikelyAtTheFloors() {
        assertThat(SurgeTest.probability(5, 100, 0, 2800)).isLessThan(1e-4);
    }

    /** One less the lower part, term by term: another way to the same number. */
    private static double tail(int observed, double shape, double failure) {
        double term = Math.pow(failure, shape);
        double below = 0;
        for (int k = 0; k < observed; k++) {
            below += term;
            term *= (shape + k) / (k + 1) * (1 - failure);
        }
        return 1 - below;
    }
}
