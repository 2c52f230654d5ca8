package dateline.ingest;

import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The simplest feed there is, so that tests of the polling need no feed formats: {@code guid|path|title|summary} lines. */
final class LineFeed {
    static final String TYPE = "text/plain";

    private LineFeed() {}

    static String of(String... lines) {
        return String.join("\n", lines);
    }

    static ParseResult parse(FeedDocument document) {
        String text = new String(document.bytes(), StandardCharsets.UTF_8);
        if (text.startsWith("<")) {
            return new ParseResult.Unreadable("html-page", "a web page, not a feed");
        }
        if (text.startsWith("!")) {
            throw new IllegalStateException("a bug in the parser");
        }
        List<ParsedEntry> entries = text.lines().map(LineFeed::entry).toList();
        return new ParseResult.Parsed(new ParsedFeed("Lines", null, null, null, null, entries));
    }

    private static ParsedEntry entry(String line) {
        List<String> parts = Arrays.asList(line.split("\\|", 4));
        String link = parts.get(1).startsWith("/") ? "https://news.example" + parts.get(1) : parts.get(1);
        String summary = parts.size() > 3 ? parts.get(3) : null;
        return new ParsedEntry(
                parts.get(0), parts.get(2), link, summary, null, null, null, List.of(), List.of(), null, null);
    }
}
