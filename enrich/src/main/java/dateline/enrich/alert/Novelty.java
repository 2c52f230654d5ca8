package dateline.enrich.alert;

import dateline.contract.record.Watch.Mode;

/** Whether a country has been absent for long enough to be news. */
final class Novelty {
    private Novelty() {}

    static boolean isNews(Mode mode, Memory memory, long time, long window) {
        return switch (mode) {
            case NOVEL, PAIR -> memory.last() == Memory.NEVER || time >= memory.last() + window;
            case FIRST_EVER -> memory.last() == Memory.NEVER;
            case SURGE -> true;
        };
    }
}
