package dateline.app.backtest;

import dateline.enrich.alert.article.Sighting;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sightings one after the other, counted as they are handed out. Used by one thread. */
abstract class Sequence implements Iterator<Sighting> {
    private @Nullable Sighting next;
    private boolean isEnded;
    private long taken;

    /** The next one; null at the end, after which it is not asked again. */
    abstract @Nullable Sighting advance();

    @Override
    public final boolean hasNext() {
        if (next == null && !isEnded) {
            next = advance();
            isEnded = next == null;
        }
        return next != null;
    }

    @Override
    public final Sighting next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Sighting given = next;
        next = null;
        taken++;
        return given;
    }

    /** How many have been handed out. */
    final long taken() {
        return taken;
    }

    /** Them as a stream, once. */
    final Stream<Sighting> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
