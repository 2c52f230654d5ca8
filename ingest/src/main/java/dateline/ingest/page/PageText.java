package dateline.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Of an article's blocks, those that tell the story. */
final class PageText {
    private PageText() {}

    /** The story, a line a block; labels before its first sentence and after its last are left out. */
    static String of(List<TextBlock> blocks, String title) {
        List<TextBlock> kept = new ArrayList<>(blocks.size());
        Set<String> seen = new HashSet<>();
        String heading = plain(title);
        for (TextBlock block : blocks) {
            String plain = plain(block.text());
            boolean titled =
                    block.words() > 2 && (plain.equals(heading) || (kept.isEmpty() && heading.startsWith(plain)));
            boolean clutter = Clutter.isWorded(block.text()) || (block.isLinks() && block.words() < 40);
            boolean again = block.text().length() > 60 && !seen.add(plain);
            if (!titled && !clutter && !again) {
                kept.add(block);
            }
        }
        return trimmed(kept).stream().map(TextBlock::text).collect(Collectors.joining("\n"));
    }

    /** Without the labels at both ends; a page that is mostly labels, a table of results, is left whole. */
    private static List<TextBlock> trimmed(List<TextBlock> kept) {
        int from = 0;
        while (from < kept.size() && !kept.get(from).isProse()) {
            from++;
        }
        int to = kept.size();
        while (to > from && !kept.get(to - 1).isProse()) {
            to--;
        }
        List<TextBlock> story = kept.subList(from, to);
        return length(story) * 3 < length(kept) * 2 ? kept : story;
    }

    private static int length(List<TextBlock> blocks) {
        return blocks.stream().mapToInt(block -> block.text().length()).sum();
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
