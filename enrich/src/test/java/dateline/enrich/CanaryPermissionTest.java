package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanaryPermissionTest {
    private static final String NEW = CanaryPermission.CLIENT + "1-StreamThread-1-consumer";
    private static final String OLD = "dateline-enrich-5b1c-StreamThread-1-consumer";

    private final CanaryPermission permission = new CanaryPermission();

    @Test
    void beforeAnybodyHasLooked_orJoined_noneSetsOut() {
        assertThat(permission.getAsBoolean()).isFalse();
        permission.decide(List.of());
        assertThat(permission.getAsBoolean()).isFalse();
    }

    @Test
    void duringARollingUpgrade_noneSetsOut_afterwardsTheyDo() {
        permission.decide(List.of(NEW, OLD));
        assertThat(permission.getAsBoolean()).isFalse();
        permission.decide(List.of(NEW, NEW));
        assertThat(permission.getAsBoolean()).isTrue();
        permission.decide(List.of(OLD, NEW));
        assertThat(permission.getAsBoolean()).isFalse();
    }
}
