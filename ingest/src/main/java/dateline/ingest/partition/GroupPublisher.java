package dateline.ingest.partition;

import dateline.contract.record.FeedState;
import dateline.ingest.publish.Fenced;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PollPublisher;
import dateline.ingest.publish.Refused;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes groups of polls and makes them count. Where Kafka refuses a group its polls are published singly, and a poll
 * that is refused alone has failed: one feed's records never keep another's. Used by the partition's thread.
 */
final class GroupPublisher {
    private final PartitionFeeds feeds;
    private final Consumer<FeedState> afterwards;
    private final IngestMeters meters;
    private final Runnable progress;

    /**
     * @param afterwards called with each new state once Kafka has it; must not block
     * @param progress called now and then
     */
    GroupPublisher(PartitionFeeds feeds, Consumer<FeedState> afterwards, IngestMeters meters, Runnable progress) {
        this.feeds = feeds;
        this.afterwards = afterwards;
        this.meters = meters;
        this.progress = progress;
    }

    /** Returns when all polls have been published, or that they failed. Throws what {@link PollPublisher} throws. */
    void publish(PollPublisher kafka, List<FinishedPoll> group) throws Fenced {
        try {
            kafka.publish(group);
            group.forEach(this::published);
        } catch (Refused e) {
            if (group.size() == 1) {
                publishRefusal(kafka, group.getFirst(), e);
                return;
            }
            for (FinishedPoll finished : group) {
                progress.run();
                publish(kafka, List.of(finished));
            }
        }
    }

    /** If even the word that it failed is refused, the feed waits for its next turn all the same. */
    private void publishRefusal(PollPublisher kafka, FinishedPoll finished, Refused why) throws Fenced {
        FinishedPoll refusal = feeds.refused(finished, String.valueOf(why.getMessage()));
        try {
            kafka.publish(List.of(refusal));
            published(refusal);
        } catch (Refused e) {
            meters.untold();
            feeds.over(refusal);
        }
    }

    private void published(FinishedPoll finished) {
        afterwards.accept(finished.state());
        feeds.over(finished);
        meters.published(finished.account());
    }
}
