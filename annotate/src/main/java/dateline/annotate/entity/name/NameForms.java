package dateline.annotate.entity.name;

import dateline.annotate.entity.text.TokenizedText;
import dateline.annotate.resource.ResourceFiles;
import dateline.contract.record.Entity;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A mention's words: those of its name, and a folded form of them by which spellings of one name are compared. */
final class NameForms {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> AFTER_A_NAME = ResourceFiles.words("entity/english-words.txt", "after a name");
    private static final Set<String> TITLE_PARTS = ResourceFiles.words("entity/english-words.txt", "title parts");

    private final TokenizedText tokens;

    NameForms(TokenizedText tokens) {
        this.tokens = tokens;
    }

    /** The name as the text spells it, without "the" before an organisation and a title before a person. */
    String plain(EntityMention mention) {
        return join(first(mention), mention.to());
    }

    /** The folded words of a person's name, without "Jr." and initials between others. */
    String[] person(EntityMention mention) {
        int from = first(mention);
        int to = mention.to();
        while (to - from > 1 && AFTER_A_NAME.contains(lower(to - 1))) {
            to--;
        }
        String[] words = new String[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (i == from || i == to - 1 || !initial(i)) {
                words[n++] = folded(word(i));
            }
        }
        return Arrays.copyOf(words, n);
    }

    /** First letters of the capitalised words, or nothing where there are fewer than two. */
    String initials(EntityMention mention) {
        StringBuilder initials = new StringBuilder();
        for (int i = first(mention); i < mention.to(); i++) {
            if (Character.isUpperCase(tokens.first(i))) {
                initials.append(tokens.first(i));
            }
        }
        return initials.length() < 2 ? "" : initials.toString();
    }

    /** The title right before the name or at its beginning, folded, or nothing. */
    String title(EntityMention mention) {
        int i = first(mention) - 1;
        return i >= 0 && PersonTitles.is(word(i)) ? lower(i) : "";
    }

    /** Words with a space where the text has any blank between them. */
    String join(int from, int to) {
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

    String word(int token) {
        return tokens.text().substring(tokens.start(token), tokens.end(token));
    }

    String lower(int token) {
        return word(token).toLowerCase(Locale.ROOT);
    }

    /** Small letters without accents. */
    static String folded(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        return MARKS.matcher(Normalizer.normalize(lower.replace('\u2019', '\''), Normalizer.Form.NFD))
                .replaceAll("");
    }

    /** First token of the name itself; at least one is left. */
    private int first(EntityMention mention) {
        int first = mention.from();
        while (first < mention.to() - 1 && introduces(mention.type(), first)) {
            first++;
        }
        return first;
    }

    private boolean introduces(Entity.Type type, int token) {
        return switch (type) {
            case PERSON -> PersonTitles.is(word(token)) || TITLE_PARTS.contains(word(token));
            case ORGANIZATION -> lower(token).equals("the");
            case LOCATION -> false;
        };
    }

    private boolean initial(int token) {
        return tokens.length(token) == 1
                || tokens.length(token) == 2 && word(token).endsWith(".");
    }
}
