package dateline.contract;

/**
 * An article with its annotation, on {@code dateline.enriched}. The key is the article's id.
 *
 * @param article the article
 * @param annotation what it is about
 * @param storyId the same for articles that tell the same story
 */
public record EnrichedArticle(Article article, Annotation annotation, String storyId) {}
