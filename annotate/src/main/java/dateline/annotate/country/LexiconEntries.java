package dateline.annotate.country;

import dateline.annotate.country.name.Sense.Writing;
import dateline.annotate.country.name.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the entries of the name lists consist of. */
final class LexiconEntries {
    private LexiconEntries() {}

    /** How a name is written in running text, by how the list has it. */
    static Writing writing(String name) {
        Words words = new Words(name);
        if (words.size() == 0 || words.shape(0) == Words.LOWERCASE) {
            return Writing.ANY;
        }
        boolean short_ = name.length() <= 8;
        for (int i = 0; i < words.size(); i++) {
            short_ &= words.shape(i) == Words.CAPITALS;
        }
        return short_ ? Writing.CAPITALS : Writing.PROPER;
    }

    /** The words of a name. */
    static List<String> words(String name) {
        Words words = new Words(name);
        List<String> list = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            list.add(words.at(i));
        }
        return list;
    }

    /** What a text's words are compared with. */
    static Set<Long> hashes(Collection<String> words) {
        Set<Long> hashes = new HashSet<>(words.size() * 2);
        words.forEach(word -> hashes.add(Words.hashOf(word)));
        return hashes;
    }

    /** The items between separators, without space around them and without empty ones. */
    static List<String> list(String text, String separator) {
        List<String> list = new ArrayList<>();
        for (String item : text.split(separator)) {
            if (!item.isBlank()) {
                list.add(item.strip());
            }
        }
        return list;
    }
}
