package dateline.enrich.topology.step;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Notes what a broker refuses because of what it is. The transaction is lost in any case and its thread is replaced; the
 * record that it came of is then a dead letter. Other failures are the cluster's, and tried again until they are mended.
 */
public final class RefusedByBroker implements ProductionExceptionHandler {
    /** The setting that gives it the {@link Limits} to note it in. */
    public static final String LIMITS = "dateline.limits";

    private Limits limits = new Limits();

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(LIMITS) instanceof Limits shared) {
            limits = shared;
        }
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            limits.tooLarge(record.topic(), record.value() == null ? 0 : record.value().length);
        } else if (exception instanceof InvalidTimestampException) {
            limits.refused(Limits.source(context.topic(), context.partition(), context.offset()), record.topic());
        }
        return Response.fail();
    }
}
