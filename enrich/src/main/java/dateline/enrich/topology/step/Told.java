package dateline.enrich.topology.step;

import dateline.contract.record.EnrichedArticle;

/**
 * An article of which everything is known.
 *
 * @param article the article
 * @param record as it is published
 */
public record Told(EnrichedArticle article, Encoded<EnrichedArticle> record) {}
