package dateline.app.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import org.junit.jupiter.api.Test;

class RecordFilterTest {
    private final JsonNode enriched = read("""
            {"article": {"title": "A vote in Bamako", "feedId": "f1"},
             "annotation": {"language": "en", "countries": [{"code": "ML"}], "aboutCountries": ["ML"],
                            "topics": [{"code": "medtop:11000000", "name": "politics"}]}}""");

    @Test
    void country_matchesTheCountriesOfAnArticle() {
        assertThat(accepts("country=ML")).isTrue();
        assertThat(accepts("country=ml")).isTrue();
        assertThat(accepts("country=NE")).isFalse();
    }

    @Test
    void country_matchesAMention() {
        assertThat(RecordFilter.parse("country=ML").orElseThrow().accepts("ML", read("{\"country\":\"ML\"}")))
                .isTrue();
    }

    @Test
    void fields_areFoundAtAnyDepth() {
        assertThat(accepts("language=en")).isTrue();
        assertThat(accepts("title~bamako")).isTrue();
        assertThat(accepts("title=bamako")).isFalse();
        assertThat(accepts("aboutCountries=ML")).isTrue();
        assertThat(accepts("key=k")).isTrue();
    }

    @Test
    void nonsense_isNoFilter() {
        assertThat(RecordFilter.parse("country")).isEmpty();
        assertThat(RecordFilter.parse("=ML")).isEmpty();
    }

    private boolean accepts(String filter) {
        return RecordFilter.parse(filter).orElseThrow().accepts("k", enriched);
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
