package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An entity of an article, whatever it is called in it: "Benjamin Netanyahu" and "Netanyahu" are one.
 *
 * @param type what it is
 * @param name the normalised name, the same as {@link Entity#name()} of its mentions
 * @param count how often the article mentions it
 * @param salience 0..1, how much the article is about it
 * @param place where it is, for a place that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyEntity(
        Entity.Type type,
        String name,
        int count,
        double salience,
        @Nullable Place place) {}
