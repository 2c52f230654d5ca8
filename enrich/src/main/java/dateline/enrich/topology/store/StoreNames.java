package dateline.enrich.topology.store;

import java.util.List;

/** The names of the stores. State and changelog topics are found by them, so they stay for ever. */
public final class StoreNames {
    public static final String KNOWN_ARTICLES = "known-articles";
    public static final String LIVE_STORIES = "live-stories";
    public static final String STORY_OF_ARTICLE = "story-of-article";
    public static final String MENTIONED = "mentioned-countries";
    public static final String ALERT_MEMORIES = "alert-memories";
    public static final String TRACKED_ALERTS = "alert-tracked";
    public static final String ALERT_ARTICLES = "alert-articles";
    public static final String ALERT_DUES = "alert-dues";
    public static final String ALERT_DESK = "alert-desk";
    /** Every instance's copy of the watches. */
    public static final String WATCHES = "watches";
    /** Every instance's copy of how feeds fare. */
    public static final String FEEDS = "feeds";

    /** The stores of the alert engine. */
    public static final List<String> ALERTS =
            List.of(ALERT_MEMORIES, TRACKED_ALERTS, ALERT_ARTICLES, ALERT_DUES, ALERT_DESK);

    private StoreNames() {}
}
