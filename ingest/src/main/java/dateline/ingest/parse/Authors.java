package dateline.ingest.parse;

import com.rometools.rome.feed.module.DCModule;
import dateline.ingest.parse.html.HtmlText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of authors, without the addresses that RSS puts them in: {@code a@example.org (Ann Author)} is Ann Author. */
final class Authors {
    /** Nobody is called by more; what is longer is no name and is left as it is. */
    private static final int LONGEST = 500;

    private static final Pattern IN_BRACKETS = Pattern.compile("\\S+@\\S+\\s*\\(([^)]+)\\)");
    private static final Pattern BEFORE_ADDRESS = Pattern.compile("([^<]+?)\\s*<[^>]*@[^>]*>");

    private Authors() {}

    static List<String> of(@Nullable String author, @Nullable DCModule dc) {
        return of(author == null ? List.of() : List.of(author), dc);
    }

    static List<String> of(List<String> names, @Nullable DCModule dc) {
        Set<String> found = new LinkedHashSet<>();
        if (dc != null) {
            dc.getCreators().forEach(name -> add(found, name));
        }
        if (found.isEmpty()) {
            names.forEach(name -> add(found, name));
        }
        return List.copyOf(found);
    }

    private static void add(Set<String> found, @Nullable String name) {
        String plain = name == null ? "" : name(HtmlText.fold(name));
        if (!plain.isEmpty()) {
            found.add(plain);
        }
    }

    private static String name(String author) {
        if (author.length() > LONGEST) { // the patterns' time grows with the square
            return HtmlText.line(author);
        }
        Matcher brackets = IN_BRACKETS.matcher(author);
        if (brackets.matches()) {
            return brackets.group(1);
        }
        Matcher before = BEFORE_ADDRESS.matcher(author);
        return before.matches() ? before.group(1) : HtmlText.line(author);
    }
}
