package dateline.contract.record;

import java.time.Instant;
import java.util.List;

/**
 * The story that an article tells, as it was known when the article arrived.
 *
 * @param id the same for articles that tell the same story
 * @param began when its first article was seen
 * @param articles how many articles tell it, this one among them
 * @param publishers who publishes them, in the order of their first article, at most twenty; outlets of one owner count
 *     as one publisher
 */
public record Story(String id, Instant began, int articles, List<String> publishers) {
    public Story {
        publishers = List.copyOf(publishers);
    }
}
