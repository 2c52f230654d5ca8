package dateline.enrich.topology.store;

import java.time.Instant;
import java.util.List;

/**
 * The countries that an article's latest record mentions.
 *
 * @param seen when that record was seen
 * @param codes their codes, in its order
 */
public record Mentioned(Instant seen, List<String> codes) {
    public Mentioned {
        codes = List.copyOf(codes);
    }
}
