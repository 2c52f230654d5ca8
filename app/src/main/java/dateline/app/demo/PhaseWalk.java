package dateline.app.demo;

import dateline.app.demo.outlet.Outlet;
import dateline.app.demo.outlet.Outlet.Phase;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which phase of a feed a reader gets, see {@link DemoFeedServer} for the rule. Knows only what readers have
 * shown it since it was made. Safe for many threads.
 */
final class PhaseWalk {
    /** What a reader holds that sends no validator, or none that is known. */
    static final int NOTHING = -1;

    private final DemoNews news;
    private final Timetable times;
    private final InstantSource clock;
    private final Map<String, Progress> progress = new HashMap<>();

    PhaseWalk(DemoNews news, Timetable times, InstantSource clock) {
        this.news = news;
        this.times = times;
        this.clock = clock;
        news.outlets().forEach(outlet -> progress.put(outlet.name(), new Progress()));
    }

    /** What to send to a reader that shows that it holds a phase, or {@link #NOTHING}. */
    synchronized Answer answer(Outlet outlet, int held) {
        Progress seen = of(outlet.name());
        seen.acknowledged = Math.max(seen.acknowledged, held);
        if (held == NOTHING) {
            return new Answer.Phase(0);
        }
        int next = held + 1;
        if (next > outlet.lastPhase() || !ready(outlet, next)) {
            return new Answer.NotModified(held);
        }
        boolean maintenance = seen.maintenance.getOrDefault(next, 0)
                < outlet.phases().get(next).maintenance();
        return maintenance ? new Answer.Maintenance(next) : new Answer.Phase(next);
    }

    /** Takes note that an answer was sent as a whole. */
    synchronized void delivered(Outlet outlet, Answer answer) {
        Progress seen = of(outlet.name());
        switch (answer) {
            case Answer.Phase sent -> seen.served = Math.max(seen.served, sent.phase());
            case Answer.Maintenance page -> seen.maintenance.merge(page.before(), 1, Integer::sum);
            case Answer.NotModified same -> {}
        }
    }

    /** Whether every feed's last phase was sent, or shown by a reader. */
    synchronized boolean done() {
        return news.outlets().stream().allMatch(outlet -> of(outlet.name()).latest() == outlet.lastPhase());
    }

    private boolean ready(Outlet outlet, int phase) {
        Phase next = outlet.phases().get(phase);
        return times.due(next, clock.instant())
                && news.dependencies(outlet, phase).stream().allMatch(this::acknowledged);
    }

    private boolean acknowledged(String dependency) {
        int colon = dependency.indexOf(':');
        return of(dependency.substring(0, colon)).acknowledged >= Integer.parseInt(dependency.substring(colon + 1));
    }

    private Progress of(String outlet) {
        Progress found = progress.get(outlet);
        if (found == null) {
            throw new IllegalArgumentException("no outlet " + outlet);
        }
        return found;
    }

    /** What a reader gets. */
    sealed interface Answer {
        /** The feed in this phase. */
        record Phase(int phase) implements Answer {}

        /** Nothing newer than the phase it holds. */
        record NotModified(int phase) implements Answer {}

        /** A page for people, before this phase. */
        record Maintenance(int before) implements Answer {}
    }

    private static final class Progress {
        private int acknowledged = NOTHING;
        private int served = NOTHING;
        private final Map<Integer, Integer> maintenance = new HashMap<>();

        int latest() {
            return Math.max(acknowledged, served);
        }
    }
}
