package dateline.annotate.entity.name;

import dateline.annotate.resource.ResourceFiles;
import java.util.Set;

/** Words that stand before a person's name. */
public final class PersonTitles {
    private static final int LONGEST = 14;
    private static final Set<String> TITLES = ResourceFiles.words("entity/english-words.txt", "person titles");

    private PersonTitles() {}

    public static boolean is(String word) {
        return word.length() <= LONGEST && TITLES.contains(word);
    }
}
