package dateline.app.backtest;

import dateline.enrich.alert.Outcome;

/** Outcomes as sentences. */
final class OutcomeWords {
    private OutcomeWords() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case NO_COUNTRY -> "the article mentions no country";
            case DUPLICATE -> "this record of the article had been seen before";
            case WITHDRAWN -> "the article was withdrawn";
            case OTHER_COUNTRY -> "the watch is not about this country";
            case FILTERED -> "the watch does not look at such articles (feed, outlet, language, topic, entity, pair)";
            case EDIT -> "it came with a correction of the article: edits are not news";
            case WEAK -> "confidence or salience are below the watch's thresholds";
            case OLD -> "the article was older than max-age when it was first seen: remembered only";
            case EARLY -> "the article was seen before the watch began: remembered only";
            case LEARNING -> "the watch was in its first window: remembered only";
            case KNOWN -> "the country had been mentioned within the window";
            case NO_SURGE -> "so many mentions are nothing unusual";
            case COOL_DOWN -> "the country's last alert had ended within the cool-down";
            case UNCORROBORATED -> "it is news, but from one publisher only, and the watch wants two";
            case ADDED -> "it was added to an alert that was open";
            case GROUPED -> "it joined an alert of the same story";
            case HELD_BACK -> "it is news, but the watch had raised as many alerts as it may";
            case RAISED -> "it raised an alert";
        };
    }
}
