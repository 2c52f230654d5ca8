package dateline.annotate.story;

import dateline.annotate.resource.ResourceFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The news agencies of {@code agencies.tsv}, and which of them an article credits. Immutable, safe for any number of threads. */
final class NewsAgencies {
    /** A credit stands before the report begins. */
    private static final int CREDIT_WITHIN = 160;

    private final Map<String, String> names;
    /** "(Reuters) -". */
    private final Pattern credit;

    private NewsAgencies(Map<String, String> names, List<String> inBrackets) {
        this.names = names;
        this.credit = Pattern.compile(
                inBrackets.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\((", ")\\)\\s{0,3}[-–—:]")));
    }

    /** The list on the class path. */
    static NewsAgencies load() {
        Map<String, String> names = new HashMap<>();
        List<String> inBrackets = new ArrayList<>();
        for (String line : ResourceFiles.lines("story/agencies.tsv")) {
            String[] columns = line.split("\t", -1);
            for (String name : columns[1].split("; ")) {
                inBrackets.add(name);
                names.put(name.toLowerCase(Locale.ROOT), columns[0]);
            }
            for (String name : columns[2].isEmpty() ? new String[0] : columns[2].split("; ")) {
                names.put(name, columns[0]);
            }
        }
        return new NewsAgencies(names, inBrackets);
    }

    /** The agency that is the only author, or that is credited before the first sentence; null for none. */
    @Nullable
    String credited(List<String> authors, String text) {
        if (authors.size() == 1) {
            String author = names.get(authors.get(0).strip().toLowerCase(Locale.ROOT));
            if (author != null) {
                return author;
            }
        }
        Matcher found = credit.matcher(text.substring(0, Math.min(text.length(), CREDIT_WITHIN)));
        return found.find() ? names.get(found.group(1).toLowerCase(Locale.ROOT)) : null;
    }
}
