package dateline.testsupport.life;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What became of a disturbance.
 *
 * @param name the disturbance
 * @param told seconds from its begin until a health check said so; empty if none did
 * @param measured seconds from its begin until a metric said so; empty if none did
 * @param troubled the roles and servers that the metric called not ready
 * @param recovered seconds from its end until all was ready and every item given before was a row; empty if never
 * @param lost items given before its end that are no row
 * @param doubled items that are more than one row
 * @param remark what else there is to say, such as why it did not recover
 */
public record Recovery(
        String name,
        OptionalDouble told,
        OptionalDouble measured,
        Set<String> troubled,
        OptionalDouble recovered,
        int lost,
        int doubled,
        String remark) {

    /** A table of outcomes in Markdown. */
    public static String table(List<Recovery> outcomes) {
        StringBuilder table = new StringBuilder(
                "| disturbance | /readyz told, s | a metric told, s | recovered after, s | lost | doubled | |\n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
        outcomes.forEach(o -> table.append(o.line()).append('\n'));
        return table.toString();
    }

    /** This one's line of the table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %d | %d | %s |",
                name,
                seconds(told),
                seconds(measured),
                seconds(recovered),
                lost,
                doubled,
                remark.replaceAll("\\s*\n\\s*", "; "));
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isEmpty() ? "never" : String.format(Locale.ROOT, "%.1f", seconds.getAsDouble());
    }
}
