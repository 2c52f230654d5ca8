package dateline.enrich.topology.store;

import dateline.contract.record.Story;
import java.time.Instant;

/**
 * Which story an article was put into; all its revisions stay there.
 *
 * @param story as it was known when the article's latest revision came
 * @param seen when that came
 */
public record StoryOfArticle(Story story, Instant seen) {}
