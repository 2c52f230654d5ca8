package dateline.annotate.country;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Country;
import dateline.contract.record.Country.How;
import dateline.contract.record.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final String TEXT = "Moscow and Putin and Lyon";

    @Test
    void placesAlone_mustBeALittleSurer() {
        assertThat(codes(moscow(How.PLACE, 0.54))).isEmpty();
        assertThat(codes(moscow(How.CAPITAL_METONYM, 0.54))).isEmpty();
        assertThat(codes(moscow(How.PLACE, 0.56))).containsExactly("RU");
    }

    @Test
    void anyOtherEvidence_isEnoughAtEvenOdds() {
        assertThat(codes(moscow(How.NAME, 0.5))).containsExactly("RU");
        assertThat(codes(moscow(How.INSTITUTION, 0.5))).containsExactly("RU");
        assertThat(codes(moscow(How.PLACE, 0.1), putin(0.48))).containsExactly("RU");
        assertThat(codes(moscow(How.NAME, 0.49))).isEmpty();
    }

    private static Reading moscow(How how, double weight) {
        return new Reading(Field.TEXT, 0, 6, "RU", how, 1, weight, null, null);
    }

    private static Reading putin(double weight) {
        return new Reading(Field.TEXT, 11, 16, "RU", How.LEADER, 1, weight, null, null);
    }

    private static List<String> codes(Reading... readings) {
        return new Tally("", TEXT)
                .countries(List.of(readings)).stream().map(Country::code).toList();
    }
}
