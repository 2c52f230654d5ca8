package dateline.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first seeds of {@code bench/run fuzz}. */
class TrialsTest {
    private static final int FEEDS = 2_500;
    private static final int PAGES = 400;

    /**
     * The items that their documents finish become articles with the values that they were given, and are not new, nor
     * changed, when they come again with other faults.
     */
    @Test
    void itemsThatSurvive_haveTheirValues_andAreNotNewAgain() {
        assertThat(wrong(new FeedTrial(), FEEDS)).isEmpty();
    }

    /** No paragraph of the story is lost, nothing beside it becomes part of it, and gates are told from stories. */
    @Test
    void story_isFoundWhole_andGatesAreSeen() {
        assertThat(wrong(new PageTrial(), PAGES)).isEmpty();
    }

    private static List<String> wrong(Trial trial, int seeds) {
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < seeds; seed++) {
            List<String> found = trial.wrong(seed);
            if (!found.isEmpty()) {
                wrong.add("seed " + seed + ": " + found + trial.shown(seed));
            }
        }
        return wrong;
    }
}
