package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.memory.HeapAlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Tries watches on articles of the past: which alerts would there have been? The articles' own time is the clock. The
 * same engine as in live running, on the heap. Used by one thread.
 *
 * <pre>{@code
 * new BackTest(List.of(watch), Countries::englishName).run(sightings, alert -> print(alert));
 * }</pre>
 */
public final class BackTest {
    private static final Duration REMEMBER = Duration.ofDays(30);

    private final Collection<Watch> watches;
    private final UnaryOperator<String> names;
    private final Decisions decisions;

    /**
     * @param watches the watches, as if they had begun with the first article where they began later
     * @param names the English name of a country code
     */
    public BackTest(Collection<Watch> watches, UnaryOperator<String> names) {
        this(watches, names, Decisions.NOBODY);
    }

    /**
     * @param watches the watches, as if they had begun with the first article where they began later
     * @param names the English name of a country code
     * @param decisions is told of every decision, as {@link Trace} wants to be
     */
    public BackTest(Collection<Watch> watches, UnaryOperator<String> names, Decisions decisions) {
        this.watches = List.copyOf(watches);
        this.names = names;
        this.decisions = decisions;
    }

    /**
     * Runs the articles through the watches.
     *
     * @param sightings in the order in which they were seen; not closed
     * @param alerts is given every record of an alert as it comes
     * @throws IllegalArgumentException if one of the watches breaks
     */
    public void run(Stream<Sighting> sightings, Consumer<Alert> alerts) {
        AlertEngine engine = new AlertEngine(new HeapAlertState(), names, REMEMBER, decisions);
        Iterator<Sighting> all = sightings.iterator();
        boolean began = false;
        while (all.hasNext()) {
            Sighting next = all.next();
            if (!began) {
                began = true;
                engine.watches(watches.stream().map(w -> since(w, next)).toList());
                engine.unusableWatches().forEach((id, broken) -> {
                    throw new IllegalArgumentException("the watch " + id + " cannot be used: " + broken, broken);
                });
            }
            engine.sighting(next).forEach(alerts);
        }
    }

    /** The watch as if it had been there by then. */
    private static Watch since(Watch watch, Sighting first) {
        Instant began = first.firstSeen().isBefore(first.seen()) ? first.firstSeen() : first.seen();
        if (!watch.since().isAfter(began)) {
            return watch;
        }
        WatchBuilder draft = WatchBuilder.builder(watch);
        draft.since(began);
        return draft.build();
    }
}
