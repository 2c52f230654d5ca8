package dateline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScaleOutRunTest {
    @Test
    @Timeout(240)
    void eachItemIsOneArticle_thoughInstancesAreKilled() throws Exception {
        assertThat(ScaleOutRun.run(Duration.ofSeconds(25), 30, new Random(7)).exitCode())
                .as("what was found is printed above")
                .isZero();
    }
}
