package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A named entity where it stands in an article. An entity mentioned five times is five records with one {@code name}.
 *
 * @param type what it is
 * @param field the field that the offsets count in
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last UTF-16 code unit
 * @param text the characters between them
 * @param name the normalised name, the same for all mentions of one entity in the article
 * @param salience 0..1, how much the article is about it; the same for all mentions of one entity
 * @param place where it is, for a place that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entity(
        Type type,
        Field field,
        int start,
        int end,
        String text,
        String name,
        double salience,
        @Nullable Place place) {

    /** The kinds of entity. */
    public enum Type {
        PERSON,
        ORGANIZATION,
        LOCATION
    }
}
