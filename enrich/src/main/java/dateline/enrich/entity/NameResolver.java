package dateline.enrich.entity;

import dateline.contract.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives all mentions of one entity in an article one name: "Netanyahu" after or before "Benjamin Netanyahu" is "Benjamin
 * Netanyahu", "ICC" is "International Criminal Court" where the article says "International Criminal Court (ICC)", and
 * "Apple" is "Apple Inc." One article, one thread; linear in the number of mentions.
 */
final class NameResolver {
    private static final Set<String> COMPANY_ENDINGS = Set.of(
            "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "co", "co.", "plc", "llc", "ag", "sa", "group", "company");

    private final Tokens tokens;
    private final List<Mention> mentions;
    /** By type and short form, the full name said last so far and the first one of the article. */
    private final Map<String, String> latest = new HashMap<>();

    private final Map<String, String> earliest = new HashMap<>();
    private final Map<String, String> forms = new HashMap<>();

    private NameResolver(Tokens tokens, List<Mention> mentions) {
        this.tokens = tokens;
        this.mentions = mentions;
    }

    /** The normalised names of these mentions, in their order. */
    static List<String> names(Tokens tokens, List<Mention> mentions) {
        return new NameResolver(tokens, mentions).resolve();
    }

    private List<String> resolve() {
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            forms.merge(key(mention.type(), plain(mention)), plain(mention), NameResolver::lessShouted);
        }
        for (int i = 0; i < mentions.size(); i++) {
            introduce(i, earliest, false);
        }
        List<String> names = new ArrayList<>(mentions.size());
        for (int i = 0; i < mentions.size(); i++) {
            introduce(i, latest, true);
            names.add(name(mentions.get(i)));
        }
        return names;
    }

    private void introduce(int i, Map<String, String> known, boolean replace) {
        Mention mention = mentions.get(i);
        String full = form(mention);
        if (mention.type() == Entity.Type.PERSON && mention.length() > 1) {
            learn(known, key(mention.type(), word(mention.to() - 1)), full, replace);
            learn(known, key(mention.type(), word(mention.from())), full, replace);
        }
        if (mention.type() == Entity.Type.ORGANIZATION) {
            String stem = stem(mention);
            if (stem != null) {
                learn(known, key(mention.type(), stem), full, replace);
            }
            if (i + 1 < mentions.size()
                    && Acronyms.introduces(tokens, mention, mentions.get(i + 1).from())) {
                learn(known, key(mention.type(), plain(mentions.get(i + 1))), full, replace);
            }
        }
    }

    private static void learn(Map<String, String> known, String key, String full, boolean replace) {
        if (replace) {
            known.put(key, full);
        } else {
            known.putIfAbsent(key, full);
        }
    }

    private String name(Mention mention) {
        String key = key(mention.type(), plain(mention));
        String full = latest.getOrDefault(key, earliest.get(key));
        return full == null ? form(mention) : full;
    }

    /** The name without its company ending, or null if it has none. */
    private @Nullable String stem(Mention mention) {
        int last = mention.to() - 1;
        boolean company =
                mention.length() > 1 && COMPANY_ENDINGS.contains(word(last).toLowerCase(Locale.ROOT));
        return company ? join(mention.from(), last) : null;
    }

    private String form(Mention mention) {
        String plain = plain(mention);
        return forms.getOrDefault(key(mention.type(), plain), plain);
    }

    private String plain(Mention mention) {
        boolean article = mention.type() == Entity.Type.ORGANIZATION
                && mention.length() > 1
                && word(mention.from()).equalsIgnoreCase("the");
        return join(mention.from() + (article ? 1 : 0), mention.to());
    }

    /** The words with a space where the text has any blank between them. */
    private String join(int from, int to) {
        if (to - from == 1) {
            return word(from);
        }
        StringBuilder name = new StringBuilder(word(from));
        for (int i = from + 1; i < to; i++) {
            if (tokens.start(i) > tokens.end(i - 1)) {
                name.append(' ');
            }
            name.append(tokens.text(), tokens.start(i), tokens.end(i));
        }
        return name.toString();
    }

    private String word(int token) {
        return tokens.text().substring(tokens.start(token), tokens.end(token));
    }

    private static String key(Entity.Type type, String name) {
        return type.ordinal() + name.toLowerCase(Locale.ROOT);
    }

    /** Of two spellings that differ in case only, the one with fewer capitals; the first where they are even. */
    private static String lessShouted(String a, String b) {
        return capitals(b) < capitals(a) ? b : a;
    }

    private static long capitals(String name) {
        return name.chars().filter(Character::isUpperCase).count();
    }
}
