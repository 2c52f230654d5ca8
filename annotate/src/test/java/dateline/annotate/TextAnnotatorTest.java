package dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Annotation;
import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnnotatorTest {
    private static final TextAnnotator ANNOTATOR = TextAnnotator.load();
    private static final String TITLE = "Kenya and Ethiopia sign rail agreement";
    private static final String TEXT = """
            The presidents of Kenya and Ethiopia signed an agreement in Nairobi on Tuesday to build a railway between \
            the two countries. Grace Wanjiru, the transport minister, said the African Development Bank would lend \
            most of the money. Ethiopian officials said the line would reach Addis Ababa in six years.""";

    @Test
    void article_getsEverything() {
        Annotation a = annotate(TITLE, TEXT);

        assertThat(a.language()).isEqualTo("en");
        assertThat(a.countries()).extracting(Country::code).containsExactlyInAnyOrder("KE", "ET");
        assertThat(a.aboutCountries()).contains("KE", "ET");
        assertThat(a.entities()).extracting(Entity::text).contains("Grace Wanjiru", "African Development Bank");
        assertThat(a.entitiesStatus()).isEqualTo(Annotation.EntitiesStatus.TAGGED);
        assertThat(a.topics()).isNotEmpty();
        assertThat(a.annotator()).isEqualTo(ANNOTATOR.version());
    }

    @Test
    void offsets_pointAtWhatTheySay() {
        Annotation a = annotate(TITLE, TEXT);

        assertThat(a.countries())
                .flatExtracting(Country::evidence)
                .allSatisfy(e -> assertThat((e.field() == dateline.contract.record.Field.TITLE ? TITLE : TEXT)
                                .substring(e.start(), e.end()))
                        .isEqualTo(e.text()));
        assertThat(a.entities())
                .allSatisfy(e -> assertThat((e.field() == dateline.contract.record.Field.TITLE ? TITLE : TEXT)
                                .substring(e.start(), e.end()))
                        .isEqualTo(e.text()));
    }

    @Test
    void sameText_getsTheSameAnswer() {
        assertThat(annotate(TITLE, TEXT)).isEqualTo(annotate(TITLE, TEXT));
    }

    @Test
    void languageWithoutAModel_saysSo() {
        Annotation a =
                annotate("", "Die Regierung von Kenia hat am Dienstag ein Abkommen mit Äthiopien unterzeichnet.");

        assertThat(a.language()).isEqualTo("de");
        assertThat(a.entitiesStatus()).isEqualTo(Annotation.EntitiesStatus.NO_MODEL);
        assertThat(a.countries()).extracting(Country::code).containsExactlyInAnyOrder("KE", "ET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0007", "\uD83D", "\uDE00 x \uD83D\uDE00", "\u202Eabc", "...!!!"})
    void anyText_getsAnAnswer(String text) {
        assertThat(annotate(text, text)).isNotNull();
    }

    private static Annotation annotate(String title, String text) {
        return ANNOTATOR.annotate(new AnnotationInput(title, text, null, null));
    }
}
