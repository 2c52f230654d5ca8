package dateline.annotate.country;

import dateline.annotate.country.Resolution.Located;
import dateline.annotate.country.name.TextLanguages;
import dateline.annotate.country.name.Words;
import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds countries by name lists: the names of countries in over sixty languages, demonyms in ten, cities, regions and
 * states, matched in one pass over the words and then resolved by what stands around them and elsewhere in the article.
 * Linear in the length of the text. Immutable, one a process.
 */
public final class LexiconCountryDetector implements CountryDetector {
    private final CountryLexicon lexicon;
    private final Contested contested;

    private LexiconCountryDetector(CountryLexicon lexicon, Contested contested) {
        this.lexicon = lexicon;
        this.contested = contested;
    }

    /** Reads the word lists from the class path; takes a few tenths of a second. */
    public static LexiconCountryDetector load() {
        return load(CountryPolicy.defaults());
    }

    /** The same with a choice of whose the contested places are. */
    public static LexiconCountryDetector load(CountryPolicy policy) {
        return new LexiconCountryDetector(CountryLexicon.load(), new Contested(policy));
    }

    @Override
    public Resolution resolve(
            String title, String text, String language, List<Entity> entities, @Nullable String outletCountry) {
        Words ofTitle = new Words(title);
        Words ofText = new Words(text);
        long languages = languages(language, ofText.size() > 0 ? ofText : ofTitle);
        Resolver resolver = new Resolver(lexicon, contested, outletCountry);
        add(resolver, Field.TITLE, ofTitle, languages, entities);
        add(resolver, Field.TEXT, ofText, languages, entities);
        List<Reading> readings = resolver.readings();
        return new Resolution(new Tally(title, text).countries(readings), places(readings));
    }

    private static List<Located> places(List<Reading> readings) {
        List<Located> places = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.place() != null) {
                places.add(new Located(reading.field(), reading.start(), reading.end(), reading.place()));
            }
        }
        return places;
    }

    @Override
    public List<String> about(List<Country> countries) {
        return Tally.about(countries);
    }

    private void add(Resolver resolver, Field field, Words words, long languages, List<Entity> entities) {
        List<Entity> here = new ArrayList<>();
        for (Entity entity : entities) {
            if (entity.field() == field) {
                here.add(entity);
            }
        }
        List<Match> matches = Matcher.find(lexicon.names(), words, languages);
        if ((languages & TextLanguages.ENGLISH) != 0) {
            matches = new Towns(lexicon.gazetteer(), words).join(matches, here);
        }
        resolver.add(field, new Surroundings(lexicon, words, field, here), matches);
    }

    /** The lists to look in: the language's own; for a language without lists English, unless the script is another. */
    private static long languages(String language, Words words) {
        long bit = TextLanguages.bit(language);
        if (bit != 0) {
            return bit;
        }
        return words.isLatin() ? TextLanguages.ENGLISH : TextLanguages.ALL;
    }
}
