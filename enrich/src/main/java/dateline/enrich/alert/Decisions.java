package dateline.enrich.alert;

import dateline.contract.record.Watch;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.rule.Outcome;
import org.jspecify.annotations.Nullable;

/** Is told of every decision, on the engine's thread: for counts, and for people who ask why. */
@FunctionalInterface
public interface Decisions {
    /** Tells nobody. */
    Decisions NOBODY = (watch, country, article, outcome) -> {};

    /**
     * A watch decided.
     *
     * @param watch null where no watch was asked
     * @param country null where no watch was asked
     * @param article the article
     * @param outcome what came of it
     */
    void decided(@Nullable Watch watch, @Nullable String country, Sighting article, Outcome outcome);
}
