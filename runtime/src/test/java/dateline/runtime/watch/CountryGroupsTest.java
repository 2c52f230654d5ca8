package dateline.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.watch.CountryGroups.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountryGroupsTest {
    private static final List<String> REGIONS = List.of("africa", "americas", "asia", "europe", "oceania");

    @Test
    void members_areCountries() {
        for (Group group : CountryGroups.all()) {
            assertThat(group.members()).as(group.id()).isNotEmpty().allMatch(CountryGroups::isCountry);
        }
    }

    @Test
    void regions_haveEveryCountryOnce_butAntarctica() {
        List<String> all = new ArrayList<>();
        REGIONS.forEach(r -> all.addAll(members(r)));

        assertThat(all)
                .doesNotHaveDuplicates()
                .hasSize(249)
                .doesNotContain("AQ")
                .contains("XK", "TW");
    }

    @Test
    void groups_areFoundByIdAndName_inAnySpelling() {
        assertThat(members("EU")).isEqualTo(members("European Union")).hasSize(27);
        assertThat(members("Central Asia"))
                .isEqualTo(members("central-asia"))
                .containsExactly("KG", "KZ", "TJ", "TM", "UZ");
        assertThat(members("west-africa")).isEqualTo(members("Western Africa"));
        assertThat(CountryGroups.named("no such group")).isEmpty();
    }

    @Test
    void groups_haveAsManyMembersAsTheySay() {
        assertThat(members("nato")).hasSize(32);
        assertThat(members("g7")).hasSize(7);
        assertThat(members("eurozone")).hasSize(21).isSubsetOf(members("eu"));
        assertThat(members("schengen")).hasSize(29);
        assertThat(members("asean")).hasSize(11);
        assertThat(members("arab-league")).hasSize(22);
        assertThat(members("african-union")).hasSize(55).isSubsetOf(members("africa"));
        assertThat(members("opec")).hasSize(12);
        assertThat(members("brics")).hasSize(10);
        assertThat(members("ecowas")).hasSize(12);
    }

    @Test
    void codesAndGroups_areTakenTogether() {
        assertThat(CountryGroups.expand(List.of("baltics", "PL", "nonsense"))).containsExactly("EE", "LT", "LV", "PL");
    }

    private static Set<String> members(String name) {
        return CountryGroups.named(name).orElseThrow().members();
    }
}
