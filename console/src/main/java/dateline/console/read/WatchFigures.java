package dateline.console.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.contract.record.Watch;
import dateline.runtime.watch.WatchWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of watches' alerts, as far as they are stored. */
public final class WatchFigures {
    private static final String QUERY = """
            select watch_id, count(*) as alerts,
                   count(*) filter (where state in ('OPEN', 'UPDATED')) as open,
                   count(*) filter (where feedback ->> 'kind' = 'ACKNOWLEDGE') as acknowledged,
                   count(*) filter (where feedback ->> 'kind' = 'FALSE_POSITIVE') as wrong,
                   count(*) filter (where state = 'RETRACTED') as retracted,
                   max(at) as last
              from alert group by watch_id
            """;

    private WatchFigures() {}

    /**
     * A watch with what became of its alerts.
     *
     * @param rule what it asks, in words
     * @param narrowed what narrows that
     * @param precision of those that people judged, the share that was right, 0..1; null if nobody judged any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            Watch watch,
            String rule,
            List<String> narrowed,
            long alerts,
            long open,
            long acknowledged,
            long falsePositives,
            long retracted,
            @Nullable Double precision,
            @Nullable Instant lastFired) {}

    private record Row(
            long alerts,
            long open,
            long acknowledged,
            long wrong,
            long retracted,
            @Nullable Instant last) {
        static final Row NONE = new Row(0, 0, 0, 0, 0, null);

        public Item of(Watch watch) {
            long judged = acknowledged + wrong;
            return new Item(
                    watch,
                    WatchWords.rule(watch),
                    WatchWords.limits(watch),
                    alerts,
                    open,
                    acknowledged,
                    wrong,
                    retracted,
                    judged == 0 ? null : (double) acknowledged / judged,
                    last);
        }
    }

    public static List<Item> of(Connection connection, Iterable<Watch> watches) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        Rows.list(
                connection,
                QUERY,
                List.of(),
                r -> rows.put(
                        r.getString("watch_id"),
                        new Row(
                                r.getLong("alerts"),
                                r.getLong("open"),
                                r.getLong("acknowledged"),
                                r.getLong("wrong"),
                                r.getLong("retracted"),
                                Rows.instant(r, "last"))));
        List<Item> items = new java.util.ArrayList<>();
        watches.forEach(w -> items.add(rows.getOrDefault(w.id(), Row.NONE).of(w)));
        return items;
    }
}
