package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An article with its annotation, on {@code dateline.enriched}. The key is the article's id.
 *
 * @param article the article
 * @param annotation what it is about
 * @param storyId the same for articles that tell the same story
 * @param story what is known of that story; null in records of older versions
 * @param publisher who is behind the outlet: outlets of one owner have one publisher; null in records of older versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnrichedArticle(
        Article article,
        Annotation annotation,
        String storyId,
        @Nullable Story story,
        @Nullable String publisher) {}
