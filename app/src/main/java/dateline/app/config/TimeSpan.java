package dateline.app.config;

import java.time.Duration;

/** Time spans as people write them: 500ms, 30s, 15m, 6h, 7d. */
public final class TimeSpan {
    private TimeSpan() {}

    /** @throws IllegalArgumentException saying what was expected */
    public static Duration parse(String text) {
        return Values.duration(text.strip());
    }

    /** As it would be written, in the largest unit that has no fraction. */
    public static String print(Duration span) {
        return Values.print((Object) span);
    }
}
