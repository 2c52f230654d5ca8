package dateline.annotate.country;

import dateline.annotate.resource.ResourceFiles;
import dateline.contract.record.Country.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a text that name countries which the story need not be about: where it was written, who made the picture,
 * links to other stories. Linear: each line is looked at once.
 */
final class Contexts {
    private static final int LONGEST_DATELINE = 90;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_FOOTER = 400;

    private static final Pattern FOOTER = Pattern.compile(
            "\\bthe post [^\\n]{1,250} (appeared first|first appeared) on |\\bsubmitted by\\s+/?u/[\\w-]",
            Pattern.CASE_INSENSITIVE);

    /** What lines and brackets of a kind begin with, by the first letter, small and capital. */
    private static final Map<Character, List<Mark>> MARKS = marks();

    private record Mark(String words, Context context) {}

    private record Part(int start, int end, Context context) {}

    private final List<Part> parts = new ArrayList<>(2);

    Contexts(String text) {
        int dateline = dateline(text);
        if (dateline > 0) {
            parts.add(new Part(0, dateline, Context.DATELINE));
        }
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line(text, from, end);
            from = end + 1;
        }
    }

    /** What a span stands in, null for running text. */
    @Nullable
    Context at(int start) {
        for (Part part : parts) {
            if (start >= part.start() && start < part.end()) {
                return part.context();
            }
        }
        return null;
    }

    private void line(String text, int from, int end) {
        if (parts.size() >= MOST_PARTS) {
            return;
        }
        int start = from;
        while (start < end && !Character.isLetter(text.charAt(start)) && text.charAt(start) != '©') {
            start++;
        }
        Context whole = end - from <= LONGEST_LINE ? marked(text, start, end) : null;
        if (whole != null) {
            parts.add(new Part(from, end, whole));
        } else {
            brackets(text, from, end);
            footer(text, from, end);
        }
    }

    /** "The post Egypt wins appeared first on Egypt Independent.", "submitted by /u/greenland": what programs add. */
    private void footer(String text, int from, int end) {
        int near = Math.max(from, end - LONGEST_FOOTER);
        if (!mayHaveFooter(text, near, end)) {
            return;
        }
        Matcher footer = FOOTER.matcher(text).region(near, end);
        if (footer.find() && parts.size() < MOST_PARTS) {
            parts.add(new Part(footer.start(), end, Context.CREDIT));
        }
    }

    /** Whether a footer's first words are there: most lines need no further look. */
    private static boolean mayHaveFooter(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (((c == 't' || c == 'T') && text.regionMatches(true, i, "the post ", 0, 9))
                    || ((c == 's' || c == 'S') && text.regionMatches(true, i, "submitted by", 0, 12))) {
                return true;
            }
        }
        return false;
    }

    /** "(Photo by Anna Muster/AFP via Getty Images)", "(Reporting by … in London; …)". */
    private void brackets(String text, int from, int end) {
        for (int open = text.indexOf('(', from, end); open >= 0; open = text.indexOf('(', open + 1, end)) {
            if (parts.size() < MOST_PARTS && marked(text, open + 1, end) == Context.CREDIT) {
                int close = text.indexOf(')', open, Math.min(end, open + LONGEST_LINE + 1));
                if (close > 0) {
                    parts.add(new Part(open, close, Context.CREDIT));
                }
            }
        }
    }

    /** What the words at a place say, null for nothing. */
    private static @Nullable Context marked(String text, int at, int end) {
        if (at == end) {
            return null;
        }
        for (Mark mark : MARKS.getOrDefault(text.charAt(at), List.of())) {
            int length = mark.words().length();
            if (length <= end - at && text.regionMatches(true, at, mark.words(), 0, length)) {
                return mark.context();
            }
        }
        return null;
    }

    private static Map<Character, List<Mark>> marks() {
        Map<Character, List<Mark>> marks = new HashMap<>();
        ResourceFiles.sections("country/contexts.txt").forEach((name, beginnings) -> {
            Context context = Context.valueOf(name.toUpperCase(Locale.ROOT));
            beginnings.forEach(words -> add(new Mark(words, context), marks));
        });
        return marks;
    }

    private static void add(Mark mark, Map<Character, List<Mark>> marks) {
        char first = mark.words().charAt(0);
        char capital = Character.toUpperCase(first);
        marks.computeIfAbsent(first, any -> new ArrayList<>(1)).add(mark);
        if (capital != first) {
            marks.computeIfAbsent(capital, any -> new ArrayList<>(1)).add(mark);
        }
    }

    /** The end of "ASTANA —", "LONDON (Reuters) -" or "Nairobi, Kenya (AP) –" at the text's start, 0 if there is none. */
    private static int dateline(String text) {
        int end = Math.min(text.length(), LONGEST_DATELINE);
        for (int i = 3; i < end; i++) {
            char c = text.charAt(i);
            boolean dash = c == '—' || c == '–' || c == '-' && isSpaced(text, i);
            if (dash) {
                return isPlaceLine(text.substring(0, i).strip()) ? i : 0;
            }
            if (c == '\n' || c == '?' || c == '!' || c == ';') {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isSpaced(String text, int at) {
        char before = text.charAt(at - 1);
        return before == ' ' || before == ')' || before == '-' && at > 1 && text.charAt(at - 2) == ' ';
    }

    private static boolean isPlaceLine(String before) {
        if (before.endsWith(")")) {
            int open = before.lastIndexOf('(');
            return open > 0 && !before.substring(0, open).contains(". ") && Character.isUpperCase(before.charAt(0));
        }
        int letters = 0;
        while (letters < before.length()
                && (Character.isUpperCase(before.charAt(letters)) || before.charAt(letters) == ' ')) {
            letters++;
        }
        boolean ends = letters == before.length() || !Character.isLetter(before.charAt(letters));
        return letters >= 3 && ends && before.split(" ").length <= 8;
    }
}
