package dateline.annotate.entity.name;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The persons of an article by the forms in which it may speak of them: after "Mohammed bin Salman" also "bin Salman",
 * "Salman" and "Mohammed"; of two with one surname the one whose title stands before it ("President Clinton"), else the
 * one named in full last.
 */
final class PersonNames {
    /** Longer ones are no names; bounds the work on strange text. */
    private static final int LONGEST = 8;

    private final NameForms forms;
    private final Map<String, String> whole = new HashMap<>();
    private final Map<String, String> endings = new HashMap<>();
    private final Map<String, String> firsts = new HashMap<>();
    private final Map<String, String> titled = new HashMap<>();
    private final Map<String, String> latestEndings = new HashMap<>();
    private final Map<String, String> latestFirsts = new HashMap<>();

    PersonNames(NameForms forms) {
        this.forms = forms;
    }

    /** Notes a mention, in reading order, before any is resolved. */
    void note(EntityMention mention) {
        String[] words = forms.person(mention);
        if (words.length > 1 && words.length <= LONGEST) {
            whole.merge(ends(words), forms.plain(mention), PersonNames::longer);
            learn(words);
            String title = forms.title(mention);
            if (!title.isEmpty()) {
                titled.putIfAbsent(title + ' ' + words[words.length - 1], ends(words));
            }
        }
    }

    private void learn(String[] words) {
        for (int from = 1; from < words.length; from++) {
            endings.putIfAbsent(ending(words, from), ends(words));
        }
        String last = words[words.length - 1];
        if (last.startsWith("al-") || last.startsWith("el-")) {
            endings.putIfAbsent(last.substring(3), ends(words));
        }
        firsts.putIfAbsent(words[0], ends(words));
    }

    /** The name of a mention, in reading order. */
    String name(EntityMention mention) {
        String[] words = forms.person(mention);
        if (words.length > LONGEST) {
            return forms.plain(mention);
        }
        return words.length > 1 ? full(mention, words) : part(mention, words[0]);
    }

    private String part(EntityMention mention, String key) {
        String person = titled.get(forms.title(mention) + ' ' + key);
        person = person == null ? latestEndings.getOrDefault(key, endings.get(key)) : person;
        person = person == null ? latestFirsts.getOrDefault(key, firsts.get(key)) : person;
        return person == null ? forms.plain(mention) : whole.getOrDefault(person, forms.plain(mention));
    }

    private String full(EntityMention mention, String[] words) {
        String person = endings.getOrDefault(ending(words, 0), ends(words));
        for (int from = 1; from < words.length; from++) {
            latestEndings.put(ending(words, from), person);
        }
        latestFirsts.put(words[0], person);
        return whole.getOrDefault(person, forms.plain(mention));
    }

    /** Of two spellings with the same first and last word the longer one; of equal ones the first. */
    private static String longer(String a, String b) {
        return b.length() > a.length() ? b : a;
    }

    private static String ends(String[] words) {
        return words[0] + ' ' + words[words.length - 1];
    }

    private static String ending(String[] words, int from) {
        return from == words.length - 1
                ? words[from]
                : String.join(" ", Arrays.asList(words).subList(from, words.length));
    }
}
