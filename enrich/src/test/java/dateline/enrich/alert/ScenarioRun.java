package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import java.util.Collection;
import java.util.List;

/** Something that decides on alerts. */
public interface ScenarioRun {
    List<Alert> watches(Collection<Watch> all);

    List<Alert> article(EnrichedArticle article);

    List<Alert> action(AlertAction action);

    void feed(FeedStatus status);
}
