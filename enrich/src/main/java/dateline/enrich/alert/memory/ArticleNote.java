package dateline.enrich.alert.memory;

import dateline.enrich.alert.article.Sighting;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of an article.
 *
 * @param revision the latest revision seen
 * @param annotator a digest of the version of what annotated it
 * @param withdrawn whether it was withdrawn
 * @param seen the stream's time then
 * @param alerts the alerts that rest on it, among others
 */
public record ArticleNote(int revision, int annotator, boolean withdrawn, long seen, List<String> alerts) {
    public static ArticleNote of(Sighting s, long now, List<String> alerts) {
        return new ArticleNote(s.revision(), s.annotator().hashCode(), s.isWithdrawn(), now, alerts);
    }

    /** Whether the record says nothing new of the article. */
    public boolean covers(Sighting s) {
        if (s.revision() != revision) {
            return s.revision() < revision;
        }
        return withdrawn || (!s.isWithdrawn() && s.annotator().hashCode() == annotator);
    }

    public ArticleNote with(String alert) {
        if (alerts.contains(alert)) {
            return this;
        }
        List<String> more = new ArrayList<>(alerts);
        more.add(alert);
        return new ArticleNote(revision, annotator, withdrawn, seen, more);
    }
}
