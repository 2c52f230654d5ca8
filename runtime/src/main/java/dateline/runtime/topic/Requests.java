package dateline.runtime.topic;

import dateline.contract.record.AlertAction;
import dateline.contract.record.FeedRequest;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of what is asked for from outside: of feeds and of alerts. Safe for any number of threads. */
public final class Requests {
    private static final JsonSerde<AlertAction> ACTIONS = new JsonSerde<>(AlertAction.class);
    private static final JsonSerde<FeedRequest> FEED_REQUESTS = new JsonSerde<>(FeedRequest.class);

    private Requests() {}

    /**
     * The record that says something of an alert.
     *
     * @param source where it was said, as a CloudEvents source such as {@code /dateline/cli}
     */
    public static ProducerRecord<String, byte[]> record(AlertAction action, String source) {
        Instant at = action.at();
        String id = action.alertId();
        return new ProducerRecord<>(
                Topics.ALERT_ACTIONS.name(),
                null,
                at.toEpochMilli(),
                id,
                ACTIONS.encode(action),
                CloudEvents.headers(Topics.ALERT_ACTIONS, id + ":" + action.kind() + ":" + at, source, id, at));
    }

    /**
     * The record that asks for something to be done about a feed.
     *
     * @param source who asks, as a CloudEvents source such as {@code /dateline/cli}
     */
    public static ProducerRecord<String, byte[]> record(FeedRequest request, String source) {
        Instant at = request.at();
        String id = request.feedId();
        Long offset = request.offset();
        String event = id + ":" + request.kind() + ":" + at + (offset == null ? "" : ":" + offset);
        return new ProducerRecord<>(
                Topics.FEED_REQUESTS.name(),
                null,
                at.toEpochMilli(),
                id,
                FEED_REQUESTS.encode(request),
                CloudEvents.headers(Topics.FEED_REQUESTS, event, source, id, at));
    }
}
