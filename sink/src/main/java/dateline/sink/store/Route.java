package dateline.sink.store;

import dateline.contract.record.Alert;
import java.util.List;

/**
 * Whom a channel tells of alerts.
 *
 * @param channel the channel's name
 * @param allWatches whether it tells of the alerts of watches that name no channels
 * @param resolves whether it keeps account of what is open and so is told of every end, also of those that are told to
 *     nobody else
 */
public record Route(String channel, boolean allWatches, boolean resolves) {

    /** Names of the channels that an alert goes to, also of those that nobody has configured. */
    static List<String> of(Alert alert, List<Route> routes) {
        List<String> named = alert.channels();
        return named == null || named.isEmpty()
                ? routes.stream().filter(Route::allWatches).map(Route::channel).toList()
                : named.stream().distinct().toList();
    }

    /** Whether somebody is to be told of a record of an alert. */
    static boolean isTold(Alert alert) {
        boolean news = alert.state() == Alert.State.OPEN
                || alert.state() == Alert.State.UPDATED
                || alert.state() == Alert.State.RETRACTED;
        return news && !Boolean.TRUE.equals(alert.silent());
    }
}
