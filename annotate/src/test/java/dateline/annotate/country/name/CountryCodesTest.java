package dateline.annotate.country.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CountryCodesTest {
    @Test
    void codes_areAllOfIso3166AndKosovo() {
        Set<String> iso = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        iso.add("XK");

        assertThat(CountryCodes.codes()).isEqualTo(iso);
    }

    @Test
    void unknownCode_isItsOwnName() {
        assertThat(CountryCodes.englishName("CI")).isEqualTo("Ivory Coast");
        assertThat(CountryCodes.englishName("QQ")).isEqualTo("QQ");
        assertThat(CountryCodes.isKnown("QQ")).isFalse();
    }
}
