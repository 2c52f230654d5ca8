package dateline.annotate.country.place;

import dateline.annotate.country.name.CountryCodes;
import dateline.annotate.country.name.Words;
import dateline.annotate.resource.ResourceFiles;
import dateline.contract.record.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where towns and countries lie: some 64,000 names of GeoNames. Names are looked up as the detector reads them, whatever
 * their case, dots and accents' form. Immutable, safe for any number of threads; two megabytes.
 */
public final class Gazetteer {
    private static final String[] CODES = CountryCodes.codes().toArray(String[]::new);

    private final Map<String, Place> countries;
    /** First-level divisions by the hash of their name: "US.OH". */
    private final Map<Long, List<String>> divisions;
    /** Of each name, ascending; equal ones side by side, the larger place first. */
    private final long[] keys;

    private final int[] ids;
    private final int[] latitudes;
    private final int[] longitudes;
    private final int[] people;
    private final byte[] codes;
    /** Each place's division, by its number in {@code divisionCodes}. */
    private final short[] within;

    private final String[] divisionCodes;

    Gazetteer(Builder builder) {
        countries = Map.copyOf(builder.countries);
        divisions = Map.copyOf(builder.divisions);
        Row[] rows = builder.rows;
        divisionCodes =
                Arrays.stream(rows).map(Row::division).distinct().sorted().toArray(String[]::new);
        keys = new long[rows.length];
        ids = new int[rows.length];
        latitudes = new int[rows.length];
        longitudes = new int[rows.length];
        people = new int[rows.length];
        codes = new byte[rows.length];
        within = new short[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = rows[i].key;
            ids[i] = rows[i].id;
            latitudes[i] = rows[i].latitude;
            longitudes[i] = rows[i].longitude;
            people[i] = rows[i].people;
            codes[i] = (byte) Arrays.binarySearch(CODES, rows[i].code);
            within[i] = (short) Arrays.binarySearch(divisionCodes, rows[i].division);
        }
    }

    private record Row(long key, String code, String division, int people, int id, int latitude, int longitude) {}

    /** Reads the lists from the class path; takes about a tenth of a second. */
    public static Gazetteer load() {
        return new Gazetteer(new Builder());
    }

    /**
     * The largest town of a name in a country, or the country itself where the name is its own.
     *
     * @param name as it is written
     * @param country ISO 3166-1 alpha-2, or XK
     */
    public Optional<Place> place(String name, String country) {
        Words words = new Words(name);
        if (words.size() == 0) {
            return Optional.empty();
        }
        Place place = town(words.key(0, words.size() - 1), country, null);
        return place == null && name.equals(CountryCodes.englishName(country))
                ? country(country)
                : Optional.ofNullable(place);
    }

    /** The middle of a country's largest part. */
    public Optional<Place> country(String code) {
        return Optional.ofNullable(countries.get(code));
    }

    /** The first of the places that have a name, by its key; {@link #has} says whether there is one. */
    public int first(long key) {
        int at = Arrays.binarySearch(keys, key);
        while (at > 0 && keys[at - 1] == key) {
            at--;
        }
        return at;
    }

    public boolean has(int at, long key) {
        return at >= 0 && at < keys.length && keys[at] == key;
    }

    public String code(int at) {
        return CODES[codes[at] & 0xff];
    }

    /** The first-level division that a place lies in: "US.OH". */
    public String division(int at) {
        return divisionCodes[within[at]];
    }

    /** How far two places are from each other, roughly: right for near ones. */
    double kilometres(int one, int other) {
        double north = latitudes[one] - latitudes[other];
        double east = (longitudes[one] - longitudes[other]) * Math.cos(Math.toRadians(latitudes[one] / 1000.0));
        return Math.hypot(north, east) * 0.1112;
    }

    /** Thousands of people, at least one. */
    public int people(int at) {
        return people[at];
    }

    /**
     * A town.
     *
     * @param division the first-level division that it must lie in, such as "US.OH"; null for any
     */
    @Nullable
    public Place town(long key, String code, @Nullable String division) {
        for (int at = first(key); has(at, key); at++) {
            if (code(at).equals(code) && (division == null || division(at).equals(division))) {
                return new Place(ids[at], latitudes[at] / 1000.0, longitudes[at] / 1000.0, code);
            }
        }
        return null;
    }

    /** The division of a country that has a name, null if none has. */
    @Nullable
    public String division(long key, String country) {
        for (String division : divisions.getOrDefault(key, List.of())) {
            if (division.startsWith(country)) {
                return division;
            }
        }
        return null;
    }

    /** Reads the lists. */
    private static final class Builder {
        private final Map<String, Place> countries = new HashMap<>();
        private final Map<Long, List<String>> divisions = new HashMap<>();
        private final Row[] rows;

        Builder() {
            ResourceFiles.lines("country/country-places.tsv").forEach(this::country);
            List<String> lines = ResourceFiles.lines("country/places.tsv");
            Row[] all = new Row[lines.size() * 3];
            int size = 0;
            for (String line : lines) {
                String[] columns = line.split("\t");
                if (line.startsWith("=")) {
                    division(columns[0].substring(1), columns[1]);
                    continue;
                }
                Words words = new Words(columns[0]);
                for (int i = 1; words.size() > 0 && i < columns.length; i++) {
                    all = size == all.length ? Arrays.copyOf(all, size * 2) : all;
                    all[size++] = row(words.key(0, words.size() - 1), columns[i].split(","));
                }
            }
            rows = Arrays.copyOf(all, size);
            Arrays.sort(rows, (a, b) -> a.key != b.key ? Long.compare(a.key, b.key) : b.people - a.people);
        }

        private void country(String line) {
            String[] columns = line.split("\t");
            countries.put(
                    columns[0],
                    new Place(
                            Long.parseLong(columns[1]),
                            Double.parseDouble(columns[2]),
                            Double.parseDouble(columns[3]),
                            columns[0]));
        }

        private void division(String name, String code) {
            Words words = new Words(name);
            if (words.size() > 0) {
                divisions
                        .computeIfAbsent(words.key(0, words.size() - 1), key -> new ArrayList<>(1))
                        .add(code);
            }
        }

        private static Row row(long key, String[] columns) {
            return new Row(
                    key,
                    columns[0].substring(0, 2),
                    columns[0],
                    Integer.parseInt(columns[1]),
                    Integer.parseInt(columns[2]),
                    Integer.parseInt(columns[3]),
                    Integer.parseInt(columns[4]));
        }
    }
}
