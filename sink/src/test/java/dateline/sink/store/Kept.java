package dateline.sink.store;

import dateline.contract.record.Alert;
import java.util.List;

/** How a test looks into a storage. */
public interface Kept {
    Article article(String id);

    List<Integer> revisions(String articleId);

    Feed feed(String id);

    List<String> alerts();

    Alert alert(String id);

    /** Each revision of each alert: id, revision, state. */
    List<String> alertEvents();

    List<String> deadLetters();

    /** Everything, in an order that does not depend on how it came there, without times of storing. */
    List<String> everything();

    /** An article's latest revision; a later position is a later change. */
    record Article(
            int revision,
            String title,
            String annotator,
            List<String> entities,
            List<String> countries,
            List<String> topics,
            long position) {}

    /** A feed, merged. */
    record Feed(String url, String outlet, String title, String status, boolean removed, String icon, String past) {}
}
