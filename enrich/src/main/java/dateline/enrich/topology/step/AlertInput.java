package dateline.enrich.topology.step;

import dateline.contract.record.AlertAction;
import dateline.contract.record.EnrichedArticle;

/** What the alert step is given, in one order. */
public sealed interface AlertInput {
    /** An article was published. */
    record Seen(EnrichedArticle article) implements AlertInput {}

    /** Somebody said something of an alert. */
    record Said(Encoded<AlertAction> action) implements AlertInput {}
}
