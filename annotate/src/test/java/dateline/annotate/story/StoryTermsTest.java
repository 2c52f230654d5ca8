package dateline.annotate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTermsTest {
    @Test
    void endingsAndApostrophes_makeNoDifference() {
        assertThat(of("Banned ships' crews").terms).isEqualTo(of("ban ship crew").terms);
        assertThat(of("The U.N. says").terms).isEqualTo(of("UN").terms).hasSize(1);
        assertThat(of("Fed’s plans").terms).isEqualTo(of("Fed's plan").terms);
    }

    @Test
    void scriptWithoutSpaces_isReadInPairs() {
        assertThat(of("東京で地震").terms).contains(of("東京").terms).hasSize(4);
    }

    @Test
    void hostileText_isBounded() {
        assertThat(of("a".repeat(1_000_000)).size()).isZero();
        assertThat(of("\ud800 \udfff \u0000 word").size()).isEqualTo(1);
        assertThat(of("ab cd ef gh ".repeat(100_000)).size()).isLessThan(10);
    }

    private static StoryTerms of(String title) {
        return StoryTerms.of(title, "", List.of());
    }
}
