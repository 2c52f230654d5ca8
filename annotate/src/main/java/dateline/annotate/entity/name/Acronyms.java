package dateline.annotate.entity.name;

import dateline.annotate.entity.text.TokenizedText;
import dateline.contract.record.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what the decoder overlooks: a short form in brackets right after an organisation, "World Health Organization
 * (WHO)", and that short form wherever it stands later.
 */
public final class Acronyms {
    private static final int LONGEST = 10;

    private final TokenizedText tokens;
    private final List<EntityMention> mentions;
    private final Set<String> introduced = new HashSet<>();

    private Acronyms(TokenizedText tokens, List<EntityMention> mentions) {
        this.tokens = tokens;
        this.mentions = mentions;
    }

    /** The mentions and those of the short forms, in reading order. */
    public static List<EntityMention> added(TokenizedText tokens, List<EntityMention> mentions) {
        Acronyms acronyms = new Acronyms(tokens, mentions);
        acronyms.introduce();
        return acronyms.introduced.isEmpty() ? mentions : acronyms.merge();
    }

    /** Whether a token in brackets after the name is made of its initials. */
    static boolean introduces(TokenizedText tokens, EntityMention full, int token) {
        return full.type() == Entity.Type.ORGANIZATION
                && token == full.to() + 1
                && token + 1 < tokens.count()
                && tokens.is(full.to(), "(")
                && tokens.is(token + 1, ")")
                && initials(tokens, full, token);
    }

    private void introduce() {
        for (EntityMention mention : mentions) {
            if (introduces(tokens, mention, mention.to() + 1)) {
                introduced.add(word(mention.to() + 1));
            }
        }
    }

    private List<EntityMention> merge() {
        List<EntityMention> merged = new ArrayList<>(mentions.size() + introduced.size());
        int token = 0;
        for (EntityMention mention : mentions) {
            addBetween(token, mention.from(), merged);
            merged.add(mention);
            token = mention.to();
        }
        addBetween(token, tokens.count(), merged);
        return merged;
    }

    private void addBetween(int from, int to, List<EntityMention> merged) {
        for (int i = from; i < to; i++) {
            if (tokens.length(i) <= LONGEST && Character.isUpperCase(tokens.first(i)) && introduced.contains(word(i))) {
                merged.add(new EntityMention(Entity.Type.ORGANIZATION, i, i + 1));
            }
        }
    }

    /** Whether all letters but at most one are, in order, the first letters of the name's words. */
    private static boolean initials(TokenizedText tokens, EntityMention full, int token) {
        String letters = tokens.text()
                .substring(tokens.start(token), Math.min(tokens.end(token), tokens.start(token) + LONGEST + 1));
        if (full.length() < 2 || letters.length() < 2 || letters.length() > LONGEST) {
            return false;
        }
        int matched = 0;
        for (int i = full.from(); i < full.to() && matched < letters.length(); i++) {
            matched += Character.toUpperCase(tokens.first(i)) == letters.charAt(matched) ? 1 : 0;
        }
        return matched >= Math.max(2, letters.length() - 1);
    }

    private String word(int token) {
        return tokens.text().substring(tokens.start(token), tokens.end(token));
    }
}
