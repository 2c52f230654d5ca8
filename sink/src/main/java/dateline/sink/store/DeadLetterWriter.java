package dateline.sink.store;

import dateline.contract.topic.DeadLetter;
import dateline.sink.sql.Row;
import dateline.sink.sql.Sql;
import dateline.sink.store.Change.DeadLettered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes dead letters, each known by its place in the topic. */
final class DeadLetterWriter {
    private static final String LETTER = """
            insert into dead_letter (topic_partition, topic_offset, key, stage, reason, detail, source, at, bytes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final String WRITTEN = """
            select d.topic_partition, d.topic_offset
              from unnest(?::integer[], ?::bigint[]) as given (topic_partition, topic_offset)
              join dead_letter d using (topic_partition, topic_offset)
             where d.xmin = pg_current_xact_id()::xid""";

    /** @return those that are new */
    List<DeadLettered> write(Connection connection, List<DeadLettered> changes) throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        Sql.batch(connection, LETTER, changes, DeadLetterWriter::bind);
        Set<Place> written = written(connection, changes);
        return changes.stream()
                .filter(c -> written.remove(new Place(c.partition(), c.offset())))
                .toList();
    }

    private static Set<Place> written(Connection connection, List<DeadLettered> changes) throws SQLException {
        Set<Place> written = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(WRITTEN)) {
            Object[] partitions = changes.stream().map(DeadLettered::partition).toArray();
            Object[] offsets = changes.stream().map(DeadLettered::offset).toArray();
            statement.setArray(1, connection.createArrayOf("integer", partitions));
            statement.setArray(2, connection.createArrayOf("bigint", offsets));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(new Place(rows.getInt(1), rows.getLong(2)));
                }
            }
        }
        return written;
    }

    private static void bind(Row row, DeadLettered change) throws SQLException {
        DeadLetter letter = change.letter();
        row.number(change.partition())
                .number(change.offset())
                .text(letter.key())
                .text(letter.stage());
        row.text(letter.reason()).text(letter.detail()).text(letter.source()).time(letter.at());
        row.bytes(letter.bytes());
    }

    private record Place(int partition, long offset) {}
}
