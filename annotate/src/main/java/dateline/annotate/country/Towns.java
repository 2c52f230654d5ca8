package dateline.annotate.country;

import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.Sense.Writing;
import dateline.annotate.country.name.TextLanguages;
import dateline.annotate.country.name.Words;
import dateline.annotate.country.place.Gazetteer;
import dateline.contract.record.Entity;
import java.util.ArrayList;
import java.util.List;

/**
 * Towns that are too small, or too much like common words, for the trie: the gazetteer's, where the entity tagger sees a
 * place.
 */
final class Towns {
    private final Gazetteer gazetteer;
    private final Words words;

    Towns(Gazetteer gazetteer, Words words) {
        this.gazetteer = gazetteer;
        this.words = words;
    }

    /** The matches and the towns between them, in reading order. */
    List<Match> join(List<Match> matches, List<Entity> entities) {
        List<Match> joined = new ArrayList<>(matches.size() + 8);
        int next = 0;
        int word = 0;
        for (Entity entity : entities) {
            while (next < matches.size() && matches.get(next).start() < entity.end()) {
                joined.add(matches.get(next++));
            }
            boolean free = joined.isEmpty() || joined.getLast().end() <= entity.start();
            if (free && entity.type() == Entity.Type.LOCATION) {
                while (word < words.size() && words.start(word) < entity.start()) {
                    word++;
                }
                town(entity, word, joined);
            }
        }
        joined.addAll(matches.subList(next, matches.size()));
        return joined;
    }

    private void town(Entity entity, int first, List<Match> joined) {
        int last = first;
        while (last + 1 < words.size() && words.end(last + 1) <= entity.end()) {
            last++;
        }
        if (last >= words.size() || words.start(first) != entity.start() || words.end(last) > entity.end()) {
            return;
        }
        List<Sense> senses = senses(gazetteer, words.key(first, last));
        if (!senses.isEmpty()) {
            joined.add(new Match(first, last, entity.start(), entity.end(), senses));
        }
    }

    /** The countries with a town of this name; the weights say how much of all who live in such a town live there. */
    static List<Sense> senses(Gazetteer gazetteer, long key) {
        int from = gazetteer.first(key);
        if (!gazetteer.has(from, key)) {
            return List.of();
        }
        double all = 0;
        for (int at = from; gazetteer.has(at, key); at++) {
            all += Math.sqrt(gazetteer.people(at));
        }
        List<Sense> senses = new ArrayList<>(2);
        for (int at = from; gazetteer.has(at, key); at++) {
            String code = gazetteer.code(at);
            if (senses.stream().noneMatch(sense -> sense.code().equals(code))) {
                senses.add(town(code, shareOf(gazetteer, key, from, code) / all));
            }
        }
        return senses;
    }

    private static double shareOf(Gazetteer gazetteer, long key, int from, String code) {
        double people = 0;
        for (int at = from; gazetteer.has(at, key); at++) {
            people += gazetteer.code(at).equals(code) ? Math.sqrt(gazetteer.people(at)) : 0;
        }
        return people;
    }

    private static Sense town(String code, double share) {
        return new Sense(code, Kind.TOWN, (float) (0.6 * share), TextLanguages.ENGLISH, Writing.PROPER);
    }
}
