package dateline.runtime.feed;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * A pattern that somebody typed, as RE2 has them: without look-around and back-references, and therefore never slower
 * than in proportion to the text. Its size is bounded too, since that is the other factor. It may fit anywhere; upper and
 * lower case are the same unless it says {@code (?-i)}.
 */
final class SafePattern {
    private static final int LONGEST = 500;
    private static final int LARGEST = 1_000;
    private static final java.util.regex.Pattern REPEATED = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private SafePattern() {}

    /** @throws IllegalArgumentException with what is wrong, to be read after the option's name */
    static Predicate<String> of(String text) {
        if (text.length() > LONGEST || repetitions(text) > LARGEST) {
            throw tooLarge();
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "has a pattern that is not one: " + e.getDescription()
                            + "; patterns are RE2's, without look-around and back-references",
                    e);
        }
        if (pattern.programSize() > LARGEST) {
            throw tooLarge();
        }
        return value -> pattern.matcher(value).find();
    }

    /** How often a part may be repeated if all its repetitions stand in each other; what is larger is never compiled. */
    private static long repetitions(String text) {
        long product = 1;
        Matcher repeated = REPEATED.matcher(text);
        while (repeated.find() && product <= LARGEST) {
            String most =
                    repeated.group(2) == null || repeated.group(2).isEmpty() ? repeated.group(1) : repeated.group(2);
            product *= most.length() > 4 ? LARGEST + 1 : Math.max(1, Integer.parseInt(most));
        }
        return product;
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("has a pattern that is too large; shorten it, or repeat less in it");
    }
}
