package dateline.enrich.entity;

import dateline.contract.Entity;

/**
 * A name found in a text.
 *
 * @param type what it is
 * @param from its first token
 * @param to the token after its last
 */
record Mention(Entity.Type type, int from, int to) {
    Mention as(Entity.Type other) {
        return other == type ? this : new Mention(other, from, to);
    }

    int length() {
        return to - from;
    }
}
