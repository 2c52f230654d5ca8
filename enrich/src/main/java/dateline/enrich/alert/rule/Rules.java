package dateline.enrich.alert.rule;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch.Level;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.rule.Decision.Add;
import dateline.enrich.alert.rule.Decision.Beside;
import dateline.enrich.alert.rule.Decision.Collect;
import dateline.enrich.alert.rule.Decision.Ending;
import dateline.enrich.alert.rule.Decision.Enter;
import dateline.enrich.alert.rule.Decision.Telling;
import dateline.enrich.alert.rule.Decision.Way;

/** The rules of {@code docs/alerts.md}: pure functions of what is asked. */
public final class Rules {
    private static final int PUBLISHERS_TOLD = 6;

    private Rules() {}

    /** What a mention that counts is to a watch: known, more of what is open, or the beginning of an episode. */
    public static Decision mention(Question q) {
        if (q.against() != null) {
            return new Beside(q.against());
        }
        return switch (q.open()) {
            case NONE -> absent(q);
            case COLLECTED -> enough(q);
            case NEWS -> more(q);
        };
    }

    private static Decision absent(Question q) {
        if (!isNews(q.mode(), q.memory(), q.time(), q.window())) {
            return new Beside(Outcome.KNOWN);
        }
        return q.now() < q.memory().quietUntil() ? new Beside(Outcome.COOL_DOWN) : enough(q);
    }

    /** Whether a country has been absent for long enough to be news. */
    public static boolean isNews(Mode mode, Memory memory, long time, long window) {
        return switch (mode) {
            case NOVEL, PAIR -> memory.last() == Memory.NEVER || time >= memory.last() + window;
            case FIRST_EVER -> memory.last() == Memory.NEVER;
            case SURGE -> true;
        };
    }

    /** Whether what has been collected is enough to tell. */
    private static Decision enough(Question q) {
        Alert.Baseline surge = q.surge();
        if (q.mode() == Mode.SURGE && surge == null) {
            return new Collect(Outcome.NO_SURGE, null);
        }
        return q.wantsTwo() && q.after().level() == Level.UNCONFIRMED
                ? new Collect(Outcome.UNCORROBORATED, surge)
                : new Enter(surge);
    }

    private static Decision more(Question q) {
        int publishers = q.after().publishers();
        Telling telling;
        if (q.after().level() != q.before().level()) {
            telling = Telling.ALOUD;
        } else if (publishers > q.before().publishers() && publishers <= PUBLISHERS_TOLD) {
            telling = Telling.SILENTLY;
        } else {
            telling = q.after() == q.before() ? Telling.NOT : Telling.KEPT;
        }
        return new Add(telling, q.mode() == Mode.SURGE && q.surge() != null);
    }

    /**
     * What becomes of an episode that is news.
     *
     * @param story whether there is an alert of its story to be joined
     * @param isLimitReached whether the watch has raised as many alerts as it may
     * @param held whether there is an alert of what is held back to be joined
     */
    public static Way way(boolean story, boolean isLimitReached, boolean held) {
        if (story) {
            return Way.JOIN_STORY;
        }
        if (!isLimitReached) {
            return Way.RAISE;
        }
        return held ? Way.JOIN_HELD : Way.HOLD;
    }

    /**
     * What becomes of an alert when episodes have ended by themselves.
     *
     * @param news whether it has been raised
     * @param over whether none of its episodes is open
     */
    public static Ending quiet(boolean news, boolean over) {
        if (!over) {
            return Ending.GOES_ON;
        }
        return news ? Ending.RESOLVED : Ending.FORGOTTEN;
    }

    /**
     * What becomes of an alert when something that it rested on is gone.
     *
     * @param news whether it has been raised
     * @param anything whether anything is left of it
     * @param over whether none of what is left is open
     */
    public static Ending takenBack(boolean news, boolean anything, boolean over) {
        if (!anything) {
            return news ? Ending.RETRACTED : Ending.FORGOTTEN;
        }
        return over ? Ending.RESOLVED : Ending.GOES_ON;
    }
}
