package dateline.annotate.country;

import static dateline.annotate.country.name.TextLanguages.ALL;
import static dateline.annotate.country.name.TextLanguages.ENGLISH;

import dateline.annotate.country.name.CountryCodes;
import dateline.annotate.country.name.Inflection;
import dateline.annotate.country.name.NameTrie;
import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.Sense.Writing;
import dateline.annotate.country.name.TextLanguages;
import dateline.annotate.country.name.Words;
import dateline.annotate.country.place.Gazetteer;
import dateline.annotate.resource.ResourceFiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the word lists into a {@link CountryLexicon}. Used once, by one thread. */
final class CountryLexiconLoader {
    /** A leader or an institution speaks of a country without naming it: enough to say, and less sure than any name. */
    private static final float OF_LEADER = 0.6f;

    private static final float OF_INSTITUTION = 0.6f;

    private final NameTrie.Builder names = new NameTrie.Builder();
    private final Set<Long> personNames = new HashSet<>();
    private final Gazetteer gazetteer = Gazetteer.load();
    private final Map<Long, String> divisionMarks = new HashMap<>();

    CountryLexicon load() {
        personNames();
        ResourceFiles.lines("country/english.txt").forEach(this::country);
        ResourceFiles.lines("country/cities.tsv").forEach(this::city);
        context();
        ResourceFiles.lines("country/names.tsv").forEach(this::foreign);
        local();
        ResourceFiles.lines("country/leaders.txt").forEach(this::leader);
        ResourceFiles.lines("country/institutions.txt").forEach(this::institution);
        return new CountryLexicon(
                names.build(),
                gazetteer,
                Map.copyOf(divisionMarks),
                LexiconEntries.hashes(ResourceFiles.lines("country/given-names.txt")),
                Set.copyOf(personNames),
                english("given also"),
                english("saying verbs"),
                english("honorifics"),
                english("language verbs"),
                english("conjunctions"),
                english("place prepositions"),
                english("culture"),
                english("residents"),
                english("civic"),
                english("offices"));
    }

    private static Set<Long> english(String section) {
        return LexiconEntries.hashes(ResourceFiles.words("country/english-words.txt", section));
    }

    private void country(String line) {
        String[] columns = line.split("\\|", -1);
        String code = columns[0];
        englishName(code, columns[1]);
        LexiconEntries.list(columns[2], ";").forEach(name -> englishName(code, name));
        for (String region : LexiconEntries.list(columns[4], ";")) {
            add(region, new Sense(code, Kind.PLACE, 0.9f, ENGLISH, Writing.PROPER));
        }
        for (String demonym : LexiconEntries.list(columns[3], ";")) {
            List<String> words = LexiconEntries.words(demonym);
            names.add(Inflection.demonym("en", words), new Sense(code, Kind.DEMONYM, 0.9f, ENGLISH, Writing.PROPER));
        }
    }

    /** An English name means the same in any text of Latin letters, unless it is short or a person's too. */
    private void englishName(String code, String name) {
        Writing writing = LexiconEntries.writing(name);
        boolean everywhere =
                writing == Writing.PROPER && name.length() > 3 && !personNames.contains(Words.hashOf(name));
        add(name, new Sense(code, Kind.NAME, 0.97f, everywhere ? ALL : ENGLISH, writing));
    }

    private void personNames() {
        boolean here = false;
        for (String line : ResourceFiles.lines("country/context.txt")) {
            here = line.startsWith("[") ? line.equals("[person]") : here;
            if (here && !line.startsWith("[")) {
                LexiconEntries.list(line, ";").forEach(name -> personNames.add(Words.hashOf(name)));
            }
        }
    }

    private void city(String line) {
        String[] columns = line.split("\t");
        Kind kind = columns[0].equals("P") ? Kind.CAPITAL : columns[0].equals("R") ? Kind.PLACE : Kind.CITY;
        String[] countries = columns[2].split(",");
        int all = 0;
        for (String country : countries) {
            all += thousands(country);
        }
        List<String> words = LexiconEntries.words(columns[1]);
        if (words.stream().mapToInt(String::length).sum() < 3 || isNamed(words, countries[0].substring(0, 2))) {
            return;
        }
        for (String country : countries) {
            int people = thousands(country);
            Kind as = kind == Kind.CAPITAL && !country.equals(countries[0]) ? Kind.CITY : kind;
            float weight =
                    CountryLexicon.cityWeight(as, people) * (float) Math.sqrt((double) people / Math.max(1, all));
            add(columns[1], new Sense(country.substring(0, 2), as, weight, ALL, Writing.PROPER));
        }
    }

    /** Whether a country or its people are called so; a city of that name needs a comma and its state. */
    private boolean isNamed(List<String> words, String country) {
        return names.senses(words.stream().map(Words::hashOf).toList()).stream()
                .anyMatch(sense -> sense.kind() == Kind.DEMONYM
                        || sense.kind() == Kind.NAME && !sense.code().equals(country));
    }

    private static int thousands(String country) {
        return Math.max(1, Integer.parseInt(country, 3, country.length(), 10));
    }

    private void context() {
        String section = "";
        for (String line : ResourceFiles.lines("country/context.txt")) {
            if (line.startsWith("[")) {
                section = line;
                continue;
            }
            switch (section) {
                case "[block]" -> LexiconEntries.list(line, ";").forEach(this::block);
                case "[place]" -> LexiconEntries.list(line, ";").forEach(entry -> coded(entry, Kind.PLACE, 0.9f));
                case "[state]" -> states(line);
                case "[cue]" -> LexiconEntries.list(line, ";").forEach(entry -> coded(entry, Kind.CUE, 0.5f));
                case "[setting]" -> setting(line);
                case "[person]" -> {}
                case "[ambiguous]" -> ambiguous(line);
                default -> throw new IllegalStateException("context.txt: no section of this name: " + section);
            }
        }
    }

    private void block(String phrase) {
        add(phrase, new Sense("", Kind.BLOCK, 1, ENGLISH, Writing.ANY));
    }

    private void coded(String entry, Kind kind, float weight) {
        String[] sides = entry.split(" = ");
        if (kind == Kind.PLACE) {
            names.remove(
                    LexiconEntries.words(sides[0]).stream().map(Words::hashOf).toList(), ENGLISH);
        }
        for (String code : LexiconEntries.list(sides[1], ",")) {
            Writing writing = kind == Kind.CUE ? Writing.ANY : LexiconEntries.writing(sides[0]);
            add(sides[0], new Sense(code, kind, weight, kind == Kind.PLACE ? ALL : ENGLISH, writing));
        }
    }

    /** "US 0.8: county sheriff; …", "GB,AU 0.3: colour; …": what only these countries' press writes. */
    private void setting(String line) {
        String[] sides = line.split(": ");
        int space = sides[0].indexOf(' ');
        float weight = Float.parseFloat(sides[0].substring(space + 1));
        for (String code : sides[0].substring(0, space).split(",")) {
            for (String word : LexiconEntries.list(sides[1], ";")) {
                add(word, new Sense(code, Kind.SETTING, weight, ENGLISH, LexiconEntries.writing(word)));
            }
        }
    }

    private void states(String line) {
        String code = line.substring(0, 2);
        for (String state : LexiconEntries.list(line.substring(3), ";")) {
            String[] sides = state.split(" / ");
            names.remove(
                    LexiconEntries.words(sides[0]).stream().map(Words::hashOf).toList(), ENGLISH);
            add(sides[0], new Sense(code, Kind.STATE, 0.93f, ALL, Writing.PROPER));
            if (sides.length > 1) {
                String division = gazetteer.division(Words.keyOf(sides[0]), code);
                for (String mark : LexiconEntries.list(sides[1], ",")) {
                    if (division != null) {
                        divisionMarks.put(Words.keyOf(mark), division);
                    }
                    boolean postal = mark.indexOf('.') < 0 && mark.length() <= 3;
                    Writing writing = postal && mark.equals(mark.toUpperCase(java.util.Locale.ROOT))
                            ? Writing.CAPITALS
                            : Writing.PROPER;
                    add(mark, new Sense(code, Kind.STATE_MARK, 0.9f, ENGLISH, writing));
                }
            }
        }
    }

    private void ambiguous(String line) {
        String[] sides = line.split(" = ");
        List<Long> words =
                LexiconEntries.words(sides[0]).stream().map(Words::hashOf).toList();
        List<Sense> old = List.copyOf(names.senses(words));
        names.remove(words, ENGLISH);
        for (String choice : LexiconEntries.list(sides[1], ",")) {
            String code = choice.substring(0, 2);
            Kind kind = old.stream()
                    .filter(sense -> sense.code().equals(code))
                    .map(Sense::kind)
                    .findFirst()
                    .orElse(CountryCodes.englishName(code).equals(sides[0]) ? Kind.NAME : Kind.PLACE);
            long languages = kind == Kind.NAME || kind == Kind.DEMONYM ? ENGLISH : ALL;
            add(sides[0], new Sense(code, kind, Float.parseFloat(choice.substring(3)), languages, Writing.PROPER));
        }
    }

    private void foreign(String line) {
        String[] columns = line.split("\t");
        boolean country = columns[0].equals("N");
        List<String> words = LexiconEntries.words(columns[2]);
        for (String language : columns[3].split(",")) {
            long bit = TextLanguages.bit(language);
            if (bit != 0) {
                Kind kind = country ? Kind.NAME : Kind.CITY;
                Sense sense =
                        new Sense(columns[1], kind, country ? 0.95f : 0.7f, bit, LexiconEntries.writing(columns[2]));
                names.add(Inflection.name(language, words), sense);
                if (country && language.equals("tr")) {
                    Sense people = new Sense(columns[1], Kind.DEMONYM, 0.88f, bit, Writing.PROPER);
                    names.add(Inflection.demonym(language, Inflection.turkishPeople(words)), people);
                }
            }
        }
    }

    private void local() {
        String language = "";
        for (String line : ResourceFiles.lines("country/local.txt")) {
            if (line.startsWith("[")) {
                language = line.substring(1, line.length() - 1);
            } else {
                local(language, line.substring(0, 2), line.substring(2));
            }
        }
    }

    private void local(String language, String code, String rest) {
        String[] sides = rest.split("/", -1);
        long bit = TextLanguages.bit(language);
        for (String demonym : LexiconEntries.list(sides[0], ",")) {
            Writing writing = LexiconEntries.writing(demonym);
            names.add(
                    Inflection.demonym(language, LexiconEntries.words(demonym)),
                    new Sense(code, Kind.DEMONYM, 0.88f, bit, writing));
        }
        for (String name : sides.length > 1 ? LexiconEntries.list(sides[1], ",") : List.<String>of()) {
            names.add(
                    Inflection.name(language, LexiconEntries.words(name)),
                    new Sense(code, Kind.NAME, 0.95f, bit, LexiconEntries.writing(name)));
        }
    }

    private void leader(String line) {
        String[] columns = line.split("\\|", -1);
        for (String name : LexiconEntries.list(columns[1], ";")) {
            add(name, new Sense(columns[0], Kind.LEADER, OF_LEADER, ALL, Writing.PROPER));
            if (columns[2].isBlank()) {
                add(name.substring(name.lastIndexOf(' ') + 1), surname(columns[0]));
            }
        }
        LexiconEntries.list(columns[2], ";").forEach(name -> add(name, surname(columns[0])));
    }

    private static Sense surname(String code) {
        return new Sense(code, Kind.SURNAME, OF_LEADER, ALL, Writing.PROPER);
    }

    private void institution(String line) {
        String[] columns = line.split("\\|", -1);
        for (String name : LexiconEntries.list(columns[1], ";")) {
            add(name, new Sense(columns[0], Kind.INSTITUTION, OF_INSTITUTION, ALL, LexiconEntries.writing(name)));
        }
    }

    private void add(String name, Sense sense) {
        names.add(
                LexiconEntries.words(name).stream()
                        .map(word -> List.of(Words.hashOf(word)))
                        .toList(),
                sense);
    }
}
