package dateline.sink.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertLogTest {

    @Test
    void strangersText_staysOnItsLine() {
        assertThat(AlertLog.oneLine("Kenya\n12:00 ERROR all is lost\u001b[2J\u202e\u2028end "))
                .isEqualTo("Kenya 12:00 ERROR all is lost [2J end");
    }
}
