package dateline.annotate.country.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CountriesTest {
    @Test
    void codes_areAllOfIso3166AndKosovo() {
        Set<String> iso = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        iso.add("XK");

        assertThat(Countries.codes()).isEqualTo(iso);
    }

    @Test
    void unknownCode_isItsOwnName() {
        assertThat(Countries.englishName("CI")).isEqualTo("Ivory Coast");
        assertThat(Countries.englishName("QQ")).isEqualTo("QQ");
        assertThat(Countries.isKnown("QQ")).isFalse();
    }
}
