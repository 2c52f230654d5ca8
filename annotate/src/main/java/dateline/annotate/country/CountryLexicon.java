package dateline.annotate.country;

import dateline.annotate.country.name.NameTrie;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.place.Gazetteer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the detector knows: the names of every language in one trie, and which words are given names. Immutable, a few
 * megabytes, one a process.
 *
 * @param names what names mean
 * @param gazetteer where places lie
 * @param divisionMarks first-level divisions by their abbreviation's key: "US.OH"
 * @param givenNames hashes of given names
 * @param personNames hashes of country names and places that are people's names too
 * @param givenAlso hashes of country names that are given names too
 * @param sayingVerbs hashes of the verbs that make a capital stand for its government
 * @param honorifics hashes of the words that stand before a person's name
 * @param languageVerbs hashes of the words that stand before a language
 * @param conjunctions hashes of the words that may follow a language and hardly a people
 * @param placePrepositions hashes of the words that stand before a place's name
 * @param culture hashes of what is called by a people's adjective wherever it is
 * @param offices hashes of the last word of offices that stand before a leader's name
 * @param civic hashes of what follows a place's name in the names of its own bodies
 * @param residents hashes of the words that the local press puts after a town's name
 */
record CountryLexicon(
        NameTrie names,
        Gazetteer gazetteer,
        Map<Long, String> divisionMarks,
        Set<Long> givenNames,
        Set<Long> personNames,
        Set<Long> givenAlso,
        Set<Long> sayingVerbs,
        Set<Long> honorifics,
        Set<Long> languageVerbs,
        Set<Long> conjunctions,
        Set<Long> placePrepositions,
        Set<Long> culture,
        Set<Long> residents,
        Set<Long> civic,
        Set<Long> offices) {

    static CountryLexicon load() {
        return new CountryLexiconLoader().load();
    }

    /** The first-level division that a name or an abbreviation means in a country, null if none. */
    @Nullable
    String division(long key, String code) {
        String division = divisionMarks.get(key);
        return division != null && division.startsWith(code) ? division : gazetteer.division(key, code);
    }

    /** How sure a city of so many thousand people is meant by its bare name. */
    static float cityWeight(Kind kind, int thousands) {
        if (kind == Kind.CAPITAL) {
            return 0.85f;
        }
        if (thousands >= 2000) {
            return 0.8f;
        }
        if (thousands >= 500) {
            return 0.7f;
        }
        return thousands >= 100 ? 0.6f : 0.5f;
    }
}
