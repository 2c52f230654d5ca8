package dateline.runtime.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import dateline.contract.record.Watch;
import dateline.runtime.config.Spelling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a watch before it is sent, so that a watch which could never fire, or not as it was meant, is
 * refused where somebody can still put it right. The command line, the console and files of watches share it. A pure
 * function, safe for any number of threads.
 */
public final class WatchCheck {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern TOPIC = Pattern.compile("medtop:[0-9]{8}");
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Duration YEARS = Duration.ofDays(3660);
    private static final int MANY = 1000;

    private final List<Problem> problems = new ArrayList<>();

    /**
     * Something that is wrong.
     *
     * @param path where: a JSON path in the watch, such as {@code $.countries[2]}
     * @param wrong what is wrong, for people
     * @param meant what was probably meant, if that can be guessed
     */
    public record Problem(
            String path, String wrong, @Nullable String meant) {
        @Override
        public String toString() {
            return path + ": " + wrong + (meant == null ? "" : "; did you mean " + meant + "?");
        }
    }

    /**
     * A watch as it was read.
     *
     * @param watch the watch; null if there are problems
     * @param problems what is wrong, in the watch's order; empty if nothing is
     */
    public record Reading(@Nullable Watch watch, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    private WatchCheck() {}

    /** Reads a watch from JSON, strictly: fields that no watch has are problems too. */
    public static Reading read(JsonNode json) {
        List<Problem> problems = new ArrayList<>(WatchFields.check(json));
        if (!problems.isEmpty()) {
            return new Reading(null, problems);
        }
        try {
            Watch watch = Json.MAPPER.treeToValue(json, Watch.class);
            problems.addAll(problems(watch));
            return new Reading(problems.isEmpty() ? watch : null, problems);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Reading(null, List.of(unreadable(e)));
        }
    }

    /** What is wrong with the watch, in its own order; empty if nothing is. */
    public static List<Problem> problems(Watch watch) {
        WatchCheck check = new WatchCheck();
        check.heading(watch);
        check.times(watch);
        check.probability("$.minConfidence", watch.minConfidence());
        check.probability("$.minSalience", watch.minSalience());
        check.filter(watch.filter());
        check.pair(watch);
        check.surge(watch.surge());
        check.limits(watch.limits());
        check.telling(watch);
        check.seeds(watch.seeds());
        return List.copyOf(check.problems);
    }

    private void heading(Watch watch) {
        require(ID.matcher(watch.id()).matches(), "$.id", "must be letters, digits and hyphens, not " + watch.id());
        require(watch.version() >= 1, "$.version", "must be 1 or more, not " + watch.version());
        require(!watch.name().isBlank() && watch.name().length() <= 200, "$.name", "must have 1 to 200 characters");
        countries("$.countries", watch.countries());
    }

    private void times(Watch watch) {
        positive("$.window", watch.window());
        positive("$.maxAge", watch.maxAge());
        time("$.since", watch.since());
    }

    private void filter(Watch.@Nullable Filter filter) {
        if (filter == null) {
            return;
        }
        each("$.filter.feeds", filter.feeds(), f -> !f.isBlank(), "must be a feed's id");
        each("$.filter.outlets", filter.outlets(), o -> !o.isBlank(), "must be an outlet's name");
        each(
                "$.filter.languages",
                filter.languages(),
                l -> LANGUAGE.matcher(l).matches(),
                "must be an ISO 639-1 code such as en");
        topics("$.filter.topics", filter.topics());
        each("$.filter.entities", filter.entities(), e -> !e.isBlank(), "must be an entity's name");
        countries("$.filter.notCountries", filter.notCountries());
    }

    private void pair(Watch watch) {
        Watch.Pair pair = watch.pair();
        if (watch.mode() != Watch.Mode.PAIR) {
            require(pair == null, "$.pair", "is for mode PAIR only, and this is " + watch.mode());
            return;
        }
        require(
                pair != null && !(pair.topics().isEmpty() && pair.entities().isEmpty()),
                "$.pair",
                "mode PAIR needs a topic or an entity that the country is to come with");
        if (pair != null) {
            topics("$.pair.topics", pair.topics());
            each("$.pair.entities", pair.entities(), e -> !e.isBlank(), "must be an entity's name");
        }
    }

    private void surge(Watch.@Nullable Surge surge) {
        if (surge != null) {
            require(surge.minMentions() >= 1, "$.surge.minMentions", "must be 1 or more");
            require(surge.minPublishers() >= 1, "$.surge.minPublishers", "must be 1 or more");
            require(
                    surge.minPublishers() <= surge.minMentions(),
                    "$.surge.minPublishers",
                    "cannot be more than minMentions");
            probability("$.surge.maxProbability", surge.maxProbability());
            require(surge.maxProbability() != 0, "$.surge.maxProbability", "0 never fires");
        }
    }

    private void limits(Watch.@Nullable Limits limits) {
        if (limits != null) {
            require(
                    limits.alerts() >= 1 && limits.alerts() <= MANY,
                    "$.limits.alerts",
                    "must be between 1 and " + MANY);
            positive("$.limits.per", limits.per());
            notNegative("$.limits.coolDown", limits.coolDown());
            notNegative("$.limits.group", limits.group());
        }
    }

    private void telling(Watch watch) {
        Watch.QuietHours quiet = watch.quietHours();
        if (quiet != null) {
            require(
                    !quiet.from().equals(quiet.to()),
                    "$.quietHours.to",
                    "is the same as from: nobody would ever be told");
            require(quiet.days() == null || !quiet.days().isEmpty(), "$.quietHours.days", "has no day; leave it out");
        }
        Watch.Digest digest = watch.digest();
        if (digest != null) {
            List<LocalTime> at = digest.at();
            require(!at.isEmpty() && at.size() <= 96, "$.digest.at", "must have between 1 and 96 times of day");
        }
        each(
                "$.channels",
                watch.channels(),
                c -> CHANNEL.matcher(c).matches(),
                "must be a channel's name: letters, digits, dots and hyphens");
    }

    private void seeds(@Nullable List<Watch.Seed> seeds) {
        if (seeds == null) {
            return;
        }
        require(seeds.size() <= MANY, "$.seeds", "are more than " + MANY);
        for (int i = 0; i < Math.min(seeds.size(), MANY); i++) {
            String country = seeds.get(i).country();
            if (!CountryGroups.isCountry(country)) {
                wrong("$.seeds[" + i + "].country", "is no country's code: " + country, meant(country));
            }
            time("$.seeds[" + i + "].lastMention", seeds.get(i).lastMention());
        }
    }

    private void countries(String path, List<String> names) {
        require(names.size() <= MANY, path, "has more than " + MANY);
        for (int i = 0; i < Math.min(names.size(), MANY); i++) {
            String name = names.get(i);
            if (!CountryGroups.isCountry(name) && CountryGroups.named(name).isEmpty()) {
                wrong(path + "[" + i + "]", "is no country's code and no group: " + name, meant(name));
            }
        }
    }

    private static @Nullable String meant(String name) {
        Map<String, String> spellings = CountryGroups.spellings();
        String nearest = Spelling.nearest(CountryGroups.key(name), spellings.keySet());
        return nearest == null ? null : spellings.get(nearest);
    }

    private void topics(String path, List<String> topics) {
        for (int i = 0; i < topics.size(); i++) {
            String topic = topics.get(i);
            if (!TOPIC.matcher(topic).matches()) {
                String digits = topic.replaceAll("[^0-9]", "");
                wrong(
                        path + "[" + i + "]",
                        "must be an IPTC Media Topics code, medtop: and eight digits, not " + topic,
                        digits.length() == 8 ? "medtop:" + digits : null);
            }
        }
    }

    private void each(
            String path, @Nullable List<String> values, java.util.function.Predicate<String> good, String message) {
        if (values == null) {
            return;
        }
        require(values.size() <= MANY, path, "has more than " + MANY);
        for (int i = 0; i < Math.min(values.size(), MANY); i++) {
            String value = values.get(i);
            require(good.test(value), path + "[" + i + "]", message + ", not \"" + value + "\"");
        }
    }

    private void probability(String path, double value) {
        if (!(value >= 0 && value <= 1)) {
            String meant = value > 1 && value <= 100 ? Double.toString(value / 100) : null;
            wrong(path, "must be between 0 and 1, not " + value, meant);
        }
    }

    private void time(String path, Instant time) {
        require(Times.canBeKept(time), path, "must be between 1970 and 9999, not " + time);
    }

    private void positive(String path, Duration duration) {
        require(
                duration.isPositive() && duration.compareTo(YEARS) <= 0,
                path,
                "must be more than nothing and at most ten years, not " + duration);
    }

    private void notNegative(String path, Duration duration) {
        require(
                !duration.isNegative() && duration.compareTo(YEARS) <= 0,
                path,
                "must be between nothing and ten years, not " + duration);
    }

    private void require(boolean condition, String path, String message) {
        if (!condition) {
            wrong(path, message, null);
        }
    }

    private void wrong(String path, String message, @Nullable String meant) {
        problems.add(new Problem(path, message, meant));
    }

    private static Problem unreadable(Exception e) {
        String message =
                e instanceof JsonProcessingException j ? j.getOriginalMessage() : String.valueOf(e.getMessage());
        String path = e instanceof JsonMappingException m
                ? m.getPath().stream()
                        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
                        .collect(Collectors.joining("", "$", ""))
                : "$";
        return new Problem(path, message, null);
    }
}
