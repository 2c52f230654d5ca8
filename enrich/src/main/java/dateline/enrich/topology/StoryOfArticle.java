package dateline.enrich.topology;

import java.time.Instant;

/**
 * Which story an article was put into; all its revisions stay there.
 *
 * @param id the story's id
 * @param began when the story began
 * @param seen when the article's latest revision came
 */
record StoryOfArticle(String id, Instant began, Instant seen) {}
