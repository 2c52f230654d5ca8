package dateline.runtime.watch;

import dateline.contract.record.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of countries that a {@link Watch} may name instead of codes: the regions of the United Nations' M49 standard,
 * unions and alliances with their members as of 1 January 2026, and a few that the news speaks of. A group is found by
 * its id or its name in any case, with spaces or hyphens: {@code EU}, {@code central-asia}, "Central Asia". Immutable,
 * safe for any number of threads.
 */
public final class CountryGroups {
    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> OTHER_SPELLINGS = Map.of(
            "uk",
            "GB",
            "england",
            "GB",
            "great-britain",
            "GB",
            "usa",
            "US",
            "america",
            "US",
            "uae",
            "AE",
            "drc",
            "CD",
            "ivory-coast",
            "CI",
            "burma",
            "MM",
            "czech-republic",
            "CZ");
    private static final Map<String, Group> BY_NAME = new LinkedHashMap<>();
    private static final List<Group> ALL = load();

    /**
     * A group.
     *
     * @param id lower case, words joined by hyphens
     * @param name for people to read
     * @param members codes in alphabetical order
     */
    public record Group(String id, String name, Set<String> members) {
        public Group {
            members = Collections.unmodifiableSet(new TreeSet<>(members));
        }
    }

    private CountryGroups() {}

    /** All groups, regions first. */
    public static List<Group> all() {
        return ALL;
    }

    /** The group of that id or name; empty if there is none. */
    public static Optional<Group> named(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name)));
    }

    /** Whether it is a country's code, in capitals: ISO 3166-1 alpha-2, or XK. */
    public static boolean isCountry(String code) {
        return COUNTRIES.containsKey(code);
    }

    /**
     * The codes that a watch's list of codes and groups stands for, in alphabetical order. What is neither a code nor a
     * group stands for nothing: {@link WatchCheck} says so before a watch is sent.
     */
    public static Set<String> expand(Collection<String> codesAndGroups) {
        Set<String> codes = new TreeSet<>();
        for (String name : codesAndGroups) {
            if (isCountry(name)) {
                codes.add(name);
            } else {
                named(name).ifPresent(g -> codes.addAll(g.members()));
            }
        }
        return codes;
    }

    /** Every code and its English name, then every name of a group and the group's id: what could have been meant. */
    static Map<String, String> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>(OTHER_SPELLINGS);
        COUNTRIES.forEach((code, name) -> {
            spellings.put(key(code), code);
            spellings.putIfAbsent(key(name), code);
        });
        BY_NAME.forEach((name, group) -> spellings.putIfAbsent(name, group.id()));
        return spellings;
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
    }

    private static Map<String, String> countries() {
        Map<String, String> names = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            names.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
        }
        names.put("XK", "Kosovo");
        return Collections.unmodifiableMap(names);
    }

    private static List<Group> load() {
        List<Group> groups = new ArrayList<>();
        for (String line : lines()) {
            String[] columns = line.split("\\|", -1);
            Group group = new Group(columns[0].strip(), columns[1].strip(), members(columns[3]));
            groups.add(group);
            BY_NAME.put(group.id(), group);
            BY_NAME.putIfAbsent(key(group.name()), group);
            for (String other : columns[2].split(",", -1)) {
                if (!other.isBlank()) {
                    BY_NAME.putIfAbsent(key(other), group);
                }
            }
        }
        return List.copyOf(groups);
    }

    private static Set<String> members(String column) {
        Set<String> members = new TreeSet<>();
        for (String word : column.strip().split("\\s+", -1)) {
            if (word.startsWith("+")) {
                members.addAll(Objects.requireNonNull(BY_NAME.get(word.substring(1)), word)
                        .members());
            } else {
                members.add(word);
            }
        }
        return members;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(CountryGroups.class.getResourceAsStream("country-groups.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
