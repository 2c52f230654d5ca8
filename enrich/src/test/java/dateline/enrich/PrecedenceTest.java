package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
    private final Precedence precedence = new Precedence();
    private final Object consumer = new Object();

    @Test
    void manyWait_nobodyAnnotates_untilFewerDo() {
        assertThat(precedence.holds()).isFalse();
        precedence.report(consumer, OptionalLong.of(Precedence.MANY + 1));
        assertThat(precedence.holds()).isTrue();
        precedence.report(consumer, OptionalLong.of(Precedence.MANY));
        assertThat(precedence.holds()).isFalse();
    }

    @Test
    void theTaskGoesToAnotherProcess_nobodyIsHeld() {
        precedence.report(consumer, OptionalLong.of(10_000));
        precedence.report(new Object(), OptionalLong.empty());
        assertThat(precedence.holds()).isTrue();
        precedence.report(consumer, OptionalLong.empty());
        assertThat(precedence.holds()).isFalse();
    }
}
