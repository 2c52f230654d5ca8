package dateline.annotate.train.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * Copies of labelled texts written as headlines are: in title case or all in capitals, so that the model learns how
 * little a capital says there. Offsets stay as they are.
 */
final class Headlines {
    private static final int SHORTEST = 4;

    private Headlines() {}

    /** A copy of every {@code step}-th text, three in title case to one in capitals; none if 0. */
    static List<LabelledText> of(List<LabelledText> texts, int step) {
        List<LabelledText> copies = new ArrayList<>();
        for (int i = 0; step > 0 && i < texts.size(); i += step) {
            LabelledText text = texts.get(i);
            boolean capitals = i / step % 4 == 3;
            copies.add(new LabelledText(capitals ? capitals(text.text()) : titleCase(text.text()), text.names()));
        }
        return copies;
    }

    /** Every word of four letters or more, and the first of a line, with a capital. */
    static String titleCase(String text) {
        StringBuilder title = new StringBuilder(text);
        for (int start = 0; start < text.length(); start++) {
            boolean begins = Character.isLetter(text.charAt(start))
                    && (start == 0 || Character.isWhitespace(text.charAt(start - 1)));
            if (begins && (start == 0 || text.charAt(start - 1) == '\n' || length(text, start) >= SHORTEST)) {
                title.setCharAt(start, Character.toTitleCase(text.charAt(start)));
            }
        }
        return title.toString();
    }

    private static int length(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < SHORTEST && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    /** Letter by letter, so that the length stays the same. */
    static String capitals(String text) {
        StringBuilder capitals = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            capitals.setCharAt(i, Character.toUpperCase(text.charAt(i)));
        }
        return capitals.toString();
    }
}
