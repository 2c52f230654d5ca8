package dateline.enrich.topology.step;

import dateline.contract.record.EnrichedArticle;

/**
 * An article that has been put into its story: everything is known of it.
 *
 * @param article the article
 * @param record as it is published
 */
public record ClusteredArticle(EnrichedArticle article, Encoded<EnrichedArticle> record) {}
