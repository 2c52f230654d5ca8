package dateline.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EllipsisTest {
    @Test
    void whatFits_isLeftAsItIs() {
        assertThat(Ellipsis.cut("abcd", 4)).isEqualTo("abcd");
        assertThat(Ellipsis.cut("", 4)).isEmpty();
    }

    @Test
    void whatIsLonger_isCutBetweenCharacters() {
        assertThat(Ellipsis.cut("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(Ellipsis.cut("abe\u0301cdef", 4)).isEqualTo("ab…");
        assertThat(Ellipsis.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Ellipsis.cut("one two three", 5)).isEqualTo("one…");
    }

    @Test
    void oneCharacterWithoutEnd_isCutAllTheSame() {
        assertThat(Ellipsis.cut("a" + "\u0301".repeat(50), 10)).hasSize(10).endsWith("…");
    }
}
