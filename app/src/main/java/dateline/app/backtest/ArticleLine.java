package dateline.app.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of articles, with what a back-test looks at: either a record of {@code dateline.enriched}, or an
 * article with or without what {@code annotate} found in it. What else stands in the line is passed over.
 */
record ArticleLine(
        @Nullable Head article,
        @Nullable Found annotation,
        @Nullable String storyId,
        @Nullable String publisher,
        @Nullable JsonNode id,
        @Nullable Integer revision,
        Article.@Nullable Kind kind,
        @Nullable String feedId,
        @Nullable String outlet,
        @Nullable String outletCountry,
        @Nullable String url,
        @Nullable String title,
        @Nullable String text,
        @Nullable String language,
        @Nullable JsonNode date,
        @Nullable JsonNode published,
        @Nullable Instant firstSeen,
        @Nullable Instant seen,
        @Nullable List<Country> countries,
        @Nullable List<Code> topics,
        @Nullable List<Name> entities,
        @Nullable List<Name> keyEntities,
        @Nullable String annotator) {

    /** An article without its text. */
    record Head(
            String id,
            int revision,
            Article.Kind kind,
            String feedId,
            String outlet,
            String url,
            String title,
            Instant published,
            Instant firstSeen,
            Instant seen) {}

    /** An annotation without where its entities stand. */
    record Found(
            String language,
            List<Country> countries,
            @Nullable List<Code> topics,
            @Nullable List<Name> entities,
            @Nullable List<Name> keyEntities,
            @Nullable String annotator) {}

    record Code(String code) {}

    record Name(String name) {}

    /** Whether somebody has looked for countries in it already. */
    boolean isAnnotated() {
        return annotation != null || countries != null;
    }
}
