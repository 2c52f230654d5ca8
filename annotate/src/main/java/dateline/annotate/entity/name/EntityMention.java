package dateline.annotate.entity.name;

import dateline.contract.record.Entity;

/**
 * A name found in a text.
 *
 * @param type what it is
 * @param from its first token
 * @param to the token after its last
 */
public record EntityMention(Entity.Type type, int from, int to) {
    public EntityMention as(Entity.Type other) {
        return other == type ? this : new EntityMention(other, from, to);
    }

    public int length() {
        return to - from;
    }
}
