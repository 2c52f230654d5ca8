package dateline.sink.store;

import dateline.sink.sql.RefusedChange;
import dateline.sink.sql.StorageUnavailable;
import java.util.List;

/**
 * Where everything that flows is kept. Writing is idempotent: however often and in however large pieces the topics are
 * replayed, the same is kept in the end.
 *
 * <p>Used by one thread at a time; several storages may write to one place at the same time, as several sinks do.
 */
public interface Storage extends AutoCloseable {

    /**
     * Makes the place ready: creates or migrates its tables. Does nothing where that is done.
     *
     * @throws StorageUnavailable if it cannot be reached or does not let itself be prepared
     */
    void prepare();

    /**
     * Keeps all of the changes or, when it throws, none of them.
     *
     * @param changes in the order of their topics; those with one key must stand in the key's order
     * @return those of them that made a difference; a replayed one does not
     * @throws RefusedChange if what one of the changes says cannot be kept
     * @throws StorageUnavailable if the place cannot be reached; the same changes may work later
     */
    List<Change> store(List<Change> changes);

    /**
     * Returns if the place can be reached.
     *
     * @throws StorageUnavailable otherwise
     */
    void check();

    @Override
    void close();
}
