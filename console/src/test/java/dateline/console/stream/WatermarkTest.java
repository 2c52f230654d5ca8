package dateline.console.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private final Watermark watermark = new Watermark();

    @Test
    void number_isSettledOnceEveryTransactionOfItsTimeHasEnded() {
        watermark.read(List.of(1L, 2L), true, 100, 103);
        watermark.read(List.of(), true, 102, 104);
        assertThat(watermark.settled()).isZero();

        watermark.read(List.of(), true, 103, 104);
        assertThat(watermark.settled()).isEqualTo(2);
        assertThat(watermark.seen()).isEmpty();
    }

    @Test
    void lowerNumberThatComesLater_isStillAboveWhatIsSettled() {
        watermark.read(List.of(6L), true, 100, 102);
        watermark.read(List.of(), true, 100, 105);
        assertThat(watermark.settled()).isLessThan(5);

        watermark.read(List.of(5L), true, 105, 105);
        assertThat(watermark.settled()).isEqualTo(6);
    }

    @Test
    void readingThatIsCutOff_settlesNothing() {
        watermark.read(List.of(1L, 2L), false, 100, 100);
        watermark.read(List.of(3L, 4L), false, 100, 100);
        assertThat(watermark.settled()).isZero();

        watermark.read(List.of(5L), true, 100, 100);
        assertThat(watermark.settled()).isEqualTo(2);
    }

    @Test
    void transactionThatNeverEnds_holdsUpOnlySoMuch() {
        for (long start = 1; start < 20_000; start += 200) {
            watermark.read(LongStream.range(start, start + 200).boxed().toList(), true, 7, 1000 + start);
        }
        assertThat(watermark.seen()).hasSizeLessThanOrEqualTo(Watermark.MAX_SEEN);
        assertThat(watermark.highest()).isEqualTo(20_000);

        assertThat(watermark.doubtEnded()).isFalse();
        watermark.read(List.of(), true, 100_000, 100_000);
        assertThat(watermark.doubtEnded())
                .as("it may have stored something below")
                .isTrue();
        assertThat(watermark.doubtEnded()).isFalse();
    }

    @Test
    void beginningWhileATransactionIsOpen_isInDoubtUntilItHasEnded() {
        watermark.restart(600, List.of(601L), 100, 102);
        watermark.read(List.of(), true, 100, 105);
        assertThat(watermark.doubtEnded()).isFalse();
        assertThat(watermark.open()).isTrue();

        watermark.read(List.of(), true, 102, 105);
        assertThat(watermark.doubtEnded()).isTrue();
    }

    @Test
    void beginningInQuiet_isInNoDoubt() {
        watermark.restart(600, List.of(601L), 100, 100);
        watermark.read(List.of(), true, 103, 105);
        assertThat(watermark.doubtEnded()).isFalse();
    }
}
