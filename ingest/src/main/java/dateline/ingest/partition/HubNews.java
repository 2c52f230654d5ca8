package dateline.ingest.partition;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Push;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.websub.Subscriptions;

/** The state of a feed after its hub has said something. */
final class HubNews {
    private HubNews() {}

    /** What is said of another subscription than the feed's changes nothing. */
    static FeedState told(FeedState state, FeedRequest request) {
        Push push = state.push();
        if (push == null || (request.topic() != null && !request.topic().equals(push.topic()))) {
            return state;
        }
        return FeedProgress.subscribed(state, told(push, request));
    }

    private static Push told(Push push, FeedRequest request) {
        return switch (request.kind()) {
            case PUSHED -> Subscriptions.pushed(push, request.at());
            case SUBSCRIBED -> Subscriptions.confirmed(push, request.leaseSeconds(), request.at());
            case UNSUBSCRIBED -> Subscriptions.ended(push, request.at());
            case POLL, REPLAY -> push;
        };
    }
}
