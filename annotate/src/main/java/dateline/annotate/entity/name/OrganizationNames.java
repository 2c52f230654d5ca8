package dateline.annotate.entity.name;

import dateline.annotate.entity.text.TokenizedText;
import dateline.annotate.resource.ResourceFiles;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The organisations of an article by their shorter forms: "ICC" and "I.C.C." for "International Criminal Court" by its
 * initials, or as brackets after it say, and "Apple" for "Apple Inc."
 */
final class OrganizationNames {
    private static final Set<String> ENDINGS = ResourceFiles.words("entity/english-words.txt", "organization endings");

    private final TokenizedText tokens;
    private final NameForms forms;
    private final Map<String, String> shorts = new HashMap<>();

    OrganizationNames(TokenizedText tokens, NameForms forms) {
        this.tokens = tokens;
        this.forms = forms;
    }

    /**
     * Notes a mention before any is resolved.
     *
     * @param next the first token of the next mention of an organisation, or -1
     */
    void note(EntityMention mention, String name, int next) {
        if (mention.length() > 1) {
            int last = mention.to() - 1;
            if (ENDINGS.contains(forms.lower(last))) {
                shorts.putIfAbsent(key(forms.plain(new EntityMention(mention.type(), mention.from(), last))), name);
            }
            String initials = forms.initials(mention);
            if (!initials.isEmpty()) {
                shorts.putIfAbsent(initials, name);
            }
            if (next >= 0 && Acronyms.introduces(tokens, mention, next)) {
                shorts.put(letters(forms.word(next)), name);
            }
        }
    }

    /** The full name where the article has one, or this one. */
    String name(String plain) {
        String letters = letters(plain);
        String full = letters.isEmpty() ? shorts.get(key(plain)) : shorts.get(letters);
        return full == null ? plain : full;
    }

    /** The letters of a name in capitals, without full stops; nothing where it has others. */
    private static String letters(String name) {
        String letters = name.replace(".", "");
        boolean capitals = letters.length() > 1
                && letters.length() <= 10
                && letters.chars().allMatch(Character::isUpperCase);
        return capitals ? letters : "";
    }

    private static String key(String name) {
        return ' ' + name.toLowerCase(Locale.ROOT);
    }
}
