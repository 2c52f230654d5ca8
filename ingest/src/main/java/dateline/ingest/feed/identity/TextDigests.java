package dateline.ingest.feed.identity;

import dateline.contract.record.ArticleIds;
import java.util.ArrayList;
import java.util.List;

/**
 * What a feed gave of an article, small enough to remember: digests of 40 bits.
 *
 * @param title of the title
 * @param summary of the summary
 * @param text of the text
 */
public record TextDigests(long title, long summary, long text) {

    public static TextDigests of(String title, String summary, String text) {
        long ofSummary = digest(PassingWords.without(summary));
        long ofText = text.equals(summary) ? ofSummary : digest(PassingWords.without(text));
        return new TextDigests(digest(title), ofSummary, ofText);
    }

    /** Names of the components that differ. */
    public List<String> changedSince(TextDigests before) {
        List<String> changed = new ArrayList<>(3);
        if (title != before.title) {
            changed.add("title");
        }
        if (summary != before.summary) {
            changed.add("summary");
        }
        if (text != before.text) {
            changed.add("text");
        }
        return changed;
    }

    private static long digest(String text) {
        return Long.parseUnsignedLong(ArticleIds.hash("part", text), 6, 16, 16);
    }
}
