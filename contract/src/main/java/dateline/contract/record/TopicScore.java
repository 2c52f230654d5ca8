package dateline.contract.record;

/**
 * A subject of an article.
 *
 * @param code IPTC Media Topics code, {@code medtop:} and eight digits
 * @param name the concept's English name
 * @param score 0..1
 */
public record TopicScore(String code, String name, double score) {}
