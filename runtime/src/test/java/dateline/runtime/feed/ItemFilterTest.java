package dateline.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFilterTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Mali, Niger         ; News from MALI today      ; true
            Mali, Niger         ; Nigeria and Malian voices ; false
            côte d'ivoire       ; In Côte d'Ivoire, rain    ; true
            new york            ; New   York votes          ; true
            北京                 ; 在北京举行会议               ; true
            กรุงเทพ              ; ในกรุงเทพมหานคร            ; true
            서울                 ; 서울에서 회의                ; true
            C++                 ; About C++, again          ; true
            /^(Ad|Sponsored):/  ; SPONSORED: buy this       ; true
            /^(Ad|Sponsored):/  ; Not sponsored: this       ; false
            /(?-i)^EU /         ; eu and others             ; false
            /                   ; a / b                     ; true
            """)
    void words_areWhole_andPatternsFitAnywhere(String words, String title, boolean fits) {
        assertThat(filter("keep-title", words).wants(title, null, 1)).isEqualTo(fits);
        assertThat(filter("drop-title", words).wants(title, null, 1)).isEqualTo(!fits);
        assertThat(filter("keep", words).wants("Other", title, 1)).isEqualTo(fits);
        assertThat(filter("drop-title", words).wants("Other", title, 1)).isTrue();
    }

    @Test
    void whatIsKept_mayStillBeDropped() {
        ItemFilter filter = FeedOptions.of(Map.of("keep", "Mali", "keep-title", "Sahel", "drop-title", "Horoscope"))
                .filter();
        assertThat(filter).isNotNull();
        assertThat(filter.wants("Sahel", "x", 1)).isTrue();
        assertThat(filter.wants("x", "of Mali", 1)).isTrue();
        assertThat(filter.wants("Horoscope for Mali", "", 1)).isFalse();
        assertThat(filter.wants("x", "y", 1)).isFalse();
        assertThat(filter.wants(null, null, 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/^(a+)+$/", "/(a|aa)+$/", "/(.*)*x/", "/([a-z]+)*=/", "/(a?){20}a{20}/", "/(x+x+)+y/"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostilePatterns_takeTimeInProportionToTheText(String pattern) {
        ItemFilter filter = filter("drop", pattern);
        String hostile = "a".repeat(9_000) + "x".repeat(900) + "!";
        for (int i = 0; i < 20; i++) {
            filter.wants("Title", hostile, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/((((a{100}){100}){100}){100})/",
                "/(a{1,999}){999}/",
                "/a{99999999999}/",
                "/(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})/",
                "/\\pL{900}|\\pN{900}/"
            })
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void largePatterns_areRefused_beforeTheyTakeMemory(String pattern) {
        assertThat(FeedOptions.of(Map.of("keep", pattern)).problem()).contains("pattern");
    }

    @Test
    void veryLongTexts_areLookedAtInTheirBeginning() {
        String text = "a ".repeat(1_000_000) + "Mali";
        assertThat(filter("keep", "Mali").wants("x", text, 1)).isFalse();
        assertThat(filter("keep", "Mali").wants("x", "Mali " + text, 1)).isTrue();
    }

    private static ItemFilter filter(String key, String value) {
        FeedOptions options = FeedOptions.of(Map.of(key, value));
        assertThat(options.problem()).isEmpty();
        ItemFilter filter = options.filter();
        assertThat(filter).isNotNull();
        return filter;
    }
}
