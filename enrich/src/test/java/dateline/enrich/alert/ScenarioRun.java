package dateline.enrich.alert;

import dateline.contract.Alert;
import dateline.contract.AlertAction;
import dateline.contract.EnrichedArticle;
import dateline.contract.FeedStatus;
import dateline.contract.Watch;
import java.util.Collection;
import java.util.List;

/** Something that decides on alerts. */
public interface ScenarioRun {
    List<Alert> watches(Collection<Watch> all);

    List<Alert> article(EnrichedArticle article);

    List<Alert> action(AlertAction action);

    void feed(FeedStatus status);
}
