package dateline.annotate.entity;

import dateline.annotate.entity.model.Analysis;
import dateline.annotate.entity.model.Tag;
import dateline.annotate.entity.model.WordHash;
import dateline.annotate.entity.name.EntityMention;
import dateline.contract.record.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From labels to names, and the types of one name in one article made the same. */
final class EntityMentions {
    private EntityMentions() {}

    /** The names that these labels mark, in reading order. */
    static List<EntityMention> of(byte[] tags) {
        List<EntityMention> mentions = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tags.length; i++) {
            if (Tag.begins(tags[i])) {
                from = i;
            }
            if (tags[i] != Tag.OUTSIDE && Tag.ends(tags[i])) {
                mentions.add(new EntityMention(Tag.type(tags[i]), from, i + 1));
            }
        }
        return mentions;
    }

    /** Gives every name the type that most of its mentions have; where they are even it keeps its own. */
    static List<EntityMention> agreed(List<EntityMention> mentions, Analysis text) {
        Map<Integer, int[]> votes = new HashMap<>();
        for (EntityMention mention : mentions) {
            votes.computeIfAbsent(key(mention, text), k -> new int[3])[
                    mention.type().ordinal()]++;
        }
        List<EntityMention> agreed = new ArrayList<>(mentions.size());
        for (EntityMention mention : mentions) {
            int[] vote = votes.getOrDefault(key(mention, text), new int[3]);
            agreed.add(mention.as(winner(vote, mention.type())));
        }
        return agreed;
    }

    private static Entity.Type winner(int[] votes, Entity.Type own) {
        Entity.Type winner = own;
        for (Entity.Type type : Entity.Type.values()) {
            if (votes[type.ordinal()] > votes[winner.ordinal()]) {
                winner = type;
            }
        }
        return winner;
    }

    private static int key(EntityMention mention, Analysis text) {
        int key = 0;
        for (int i = mention.from(); i < mention.to(); i++) {
            key = WordHash.sequence(key, text.words[i].cased);
        }
        return key;
    }
}
