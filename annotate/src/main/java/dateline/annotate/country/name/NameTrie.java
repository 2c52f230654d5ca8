package dateline.annotate.country.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trie over words, packed: each edge is one entry of an open-addressing table from (node, hash of the word) to node.
 * Words are not stored; two different names with equal 64-bit hashes would be one, which the word lists' size makes
 * practically impossible. Immutable, safe for any number of threads.
 */
public final class NameTrie {
    public static final int ROOT = 1;

    private final long[] keys;
    private final int[] nodes;
    private final int mask;
    private final Sense[][] senses;

    private NameTrie(Map<Long, Integer> edges, List<List<Sense>> senses) {
        int room = Integer.highestOneBit(Math.max(16, edges.size() * 2)) * 2;
        keys = new long[room];
        nodes = new int[room];
        mask = room - 1;
        edges.forEach((key, node) -> {
            int slot = free(key);
            keys[slot] = key;
            nodes[slot] = node;
        });
        this.senses = senses.stream().map(list -> list.toArray(Sense[]::new)).toArray(Sense[][]::new);
    }

    /** The node that a word leads to, 0 if none. */
    public int next(int node, long word) {
        long key = key(node, word);
        for (int slot = slot(key); nodes[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key) {
                return nodes[slot];
            }
        }
        return 0;
    }

    /** What the words up to a node mean; not to be changed. */
    public Sense[] senses(int node) {
        return senses[node];
    }

    private int free(long key) {
        int slot = slot(key);
        while (nodes[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int slot(long key) {
        return (int) (key ^ (key >>> 32)) & mask;
    }

    private static long key(int node, long word) {
        long x = (word + node * 0x9E3779B97F4A7C15L) * 0xC4CEB9FE1A85EC53L;
        return x ^ (x >>> 31);
    }

    /** Collects names; a word may have several forms, which all lead to the same node. */
    public static final class Builder {
        private final Map<Long, Integer> edges = new HashMap<>(1 << 17);
        private final List<List<Sense>> senses = new ArrayList<>(List.of(List.of(), List.of()));

        /** Adds a name, each word of it in all its forms. */
        public void add(List<List<Long>> wordForms, Sense sense) {
            List<Integer> ends = List.of(ROOT);
            for (List<Long> forms : wordForms) {
                ends = step(ends, forms);
            }
            ends.forEach(end -> merge(end, sense));
        }

        /** What a name means so far. */
        public List<Sense> senses(List<Long> words) {
            int node = ROOT;
            for (long word : words) {
                node = edges.getOrDefault(key(node, word), 0);
                if (node == 0) {
                    return List.of();
                }
            }
            return senses.get(node);
        }

        /** Forgets what a name means in some languages. */
        public void remove(List<Long> words, long languages) {
            List<Sense> known = senses(words);
            if (!known.isEmpty()) {
                known.removeIf(sense -> (sense.languages() & languages) != 0 && sense.languages() != TextLanguages.ALL
                        || sense.languages() == TextLanguages.ALL && languages == TextLanguages.ENGLISH);
            }
        }

        public NameTrie build() {
            return new NameTrie(edges, senses);
        }

        private List<Integer> step(List<Integer> from, List<Long> forms) {
            List<Integer> to = new ArrayList<>();
            for (int node : from) {
                @Nullable Integer shared = null;
                for (long form : forms) {
                    Integer known = edges.get(key(node, form));
                    if (known == null) {
                        shared = shared == null ? newNode() : shared;
                        edges.put(key(node, form), shared);
                    } else if (!to.contains(known)) {
                        to.add(known);
                    }
                }
                if (shared != null) {
                    to.add(shared);
                }
            }
            return to;
        }

        private int newNode() {
            senses.add(new ArrayList<>(1));
            return senses.size() - 1;
        }

        private void merge(int node, Sense sense) {
            List<Sense> known = senses.get(node);
            for (int i = 0; i < known.size(); i++) {
                Sense old = known.get(i);
                if (old.equals(sense.in(old.languages()))) {
                    known.set(i, old.in(old.languages() | sense.languages()));
                    return;
                }
            }
            known.add(sense);
        }
    }
}
