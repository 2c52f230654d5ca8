package dateline.ingest.feed;

import dateline.contract.ArticleIds;
import java.util.ArrayList;
import java.util.List;

/**
 * What a feed gave of an article, small enough to remember: digests of its title, summary and text.
 *
 * @param value three digests of sixteen hexadecimal digits, separated by full stops
 */
record Fingerprint(String value) {
    private static final List<String> COMPONENTS = List.of("title", "summary", "text");

    static Fingerprint of(String title, String summary, String text) {
        String ofSummary = digest(summary);
        String ofText = text.equals(summary) ? ofSummary : digest(text);
        return new Fingerprint(digest(title) + "." + ofSummary + "." + ofText);
    }

    /** Names of the components that differ; all of them if the other is of an unknown form. */
    List<String> changedSince(Fingerprint other) {
        String[] now = value.split("\\.");
        String[] before = other.value.split("\\.");
        if (before.length != now.length) {
            return COMPONENTS;
        }
        List<String> changed = new ArrayList<>(COMPONENTS.size());
        for (int i = 0; i < now.length; i++) {
            if (!now[i].equals(before[i])) {
                changed.add(COMPONENTS.get(i));
            }
        }
        return changed;
    }

    private static String digest(String text) {
        return ArticleIds.hash("part", text).substring(0, 16);
    }
}
