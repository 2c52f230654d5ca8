package dateline.annotate.entity;

import dateline.annotate.entity.model.Analysis;
import dateline.annotate.entity.model.Word;
import dateline.annotate.entity.name.EntityMention;
import dateline.contract.record.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what the decoder overlooks: the surname of a person whom the article names in full, standing alone and taken for
 * no name at all.
 */
final class Surnames {
    /** Shorter ones are too often other words. */
    private static final int SHORTEST = 4;

    private final Analysis text;
    private final List<EntityMention> mentions;
    private final Set<String> surnames = new HashSet<>();

    private Surnames(Analysis text, List<EntityMention> mentions) {
        this.text = text;
        this.mentions = mentions;
    }

    /** The mentions and those of the surnames, in reading order. */
    static List<EntityMention> added(Analysis text, List<EntityMention> mentions) {
        Surnames surnames = new Surnames(text, mentions);
        for (EntityMention mention : mentions) {
            if (mention.type() == Entity.Type.PERSON && mention.length() > 1) {
                surnames.learn(text.words[mention.to() - 1]);
            }
        }
        return surnames.surnames.isEmpty() ? mentions : surnames.merge();
    }

    private void learn(Word word) {
        if (word.text.length() >= SHORTEST && word.is(Analysis.CAPITAL)) {
            surnames.add(word.text);
        }
    }

    private List<EntityMention> merge() {
        List<EntityMention> merged = new ArrayList<>(mentions.size());
        int token = 0;
        for (EntityMention mention : mentions) {
            addBetween(token, mention.from(), merged);
            merged.add(retyped(mention));
            token = mention.to();
        }
        addBetween(token, text.count(), merged);
        return merged;
    }

    private EntityMention retyped(EntityMention mention) {
        boolean surname = mention.length() == 1
                && text.phrase[mention.from()] == 0
                && surnames.contains(text.words[mention.from()].text);
        return surname ? mention.as(Entity.Type.PERSON) : mention;
    }

    private void addBetween(int from, int to, List<EntityMention> merged) {
        for (int i = from; i < to; i++) {
            if (text.words[i].is(Analysis.CAPITAL) && surnames.contains(text.words[i].text) && alone(i)) {
                merged.add(new EntityMention(Entity.Type.PERSON, i, i + 1));
            }
        }
    }

    /** Whether no other capital stands beside it, which would make it part of something else. */
    private boolean alone(int i) {
        boolean before = i > 0
                && (text.flags[i] & Analysis.FIRST) == 0
                && text.words[i - 1].is(Analysis.CAPITAL)
                && !text.words[i - 1].personTitle;
        boolean after = i + 1 < text.count()
                && (text.flags[i + 1] & Analysis.FIRST) == 0
                && text.words[i + 1].is(Analysis.CAPITAL);
        return !before && !after && (text.flags[i] & (Analysis.SHOUTED | Analysis.LOWER_ELSEWHERE)) == 0;
    }
}
