package dateline.enrich.topology;

import dateline.contract.record.Article;

/**
 * An article that passed deduplication.
 *
 * @param article the article
 * @param original its bytes as they came, for the dead letter it may still become
 */
record Fresh(Article article, byte[] original) {}
