package dateline.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.testsupport.feeds.FaultyPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pages with faults thrown in at random: no paragraph of the story is lost, nothing beside it becomes part of it, and
 * gates are told from stories. {@code bench/run fuzz} goes on from here.
 */
class FaultyPagesTest {
    private static final int PAGES = 400;

    @Test
    void story_isFoundWhole_andGatesAreSeen() {
        PageReader reader = new PageReader();
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < PAGES; seed++) {
            FaultyPage page = FaultyPage.of(seed);
            Page read = reader.read(page.bytes(), page.contentType(), page.url());
            List<String> found = page.wrong(read.title(), read.text(), read.published(), read.authors(), read.gate());
            if (!found.isEmpty()) {
                wrong.add("seed " + seed + ": " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
