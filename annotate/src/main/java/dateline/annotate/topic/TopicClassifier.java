package dateline.annotate.topic;

import dateline.contract.record.TopicScore;
import java.util.List;

/** Says what a text is about in IPTC Media Topics. Deterministic, safe for any number of threads. */
public interface TopicClassifier {
    /** The topics, highest score first; empty rather than a guess. */
    List<TopicScore> classify(String title, String text, String language);
}
