package dateline.annotate.country.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingsTest {
    private final Endings endings = Endings.read("country/endings.txt");

    @ParameterizedTest
    @CsvSource({
        "name cyrillic, Кения, Кения Кении Кению",
        "name cyrillic, Мали, Мали",
        "name slavic, Kolumbia, Kolumbii Kolumbię",
        "demonym fr, mexicain, mexicain mexicains mexicaine",
        "demonym iberian, colombiano, colombiano colombiana colombianos",
        "demonym russian, кениец, кениец кенийца кенийцы"
    })
    void firstLineThatFits_givesTheForms(String section, String word, String forms) {
        assertThat(endings.of(section, word)).contains(forms.split(" "));
    }

    @Test
    void whatWasThere_staysWhereTheListSaysSo() {
        assertThat(endings.of("name slavic", "Kongo"))
                .containsExactly("Kongo", "Konga", "Kongu", "Kongem", "Kongech", "Kongom", "Kongch", "Kong");
    }

    @Test
    void wordThatNoLineFits_hasOneForm() {
        assertThat(endings.of("name cyrillic", "Марокко")).containsExactly("Марокко");
    }

    @Test
    void listThatIsMissing_isABrokenBuild() {
        assertThatThrownBy(() -> endings.of("name xx", "Kenya")).isInstanceOf(IllegalStateException.class);
    }
}
