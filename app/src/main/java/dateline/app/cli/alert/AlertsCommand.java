package dateline.app.cli.alert;

import dateline.annotate.country.name.CountryCodes;
import dateline.app.backtest.Traces;
import dateline.app.cli.option.Options;
import dateline.app.cli.topic.RecordText;
import dateline.app.cli.watch.ArticleSource;
import dateline.app.cli.watch.WatchesCommand;
import dateline.app.config.TimeSpan;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.enrich.alert.BackTest;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import dateline.runtime.watch.WatchRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline alerts}: what there is, why, and what people say of it. */
@Command(name = "alerts", description = "List alerts, say something of them, ask why they came or did not.")
public final class AlertsCommand {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

    /** What people give with what they say. */
    static final class Saying {
        @Parameters(paramLabel = "ID", description = "The alert's id, or enough of its beginning.")
        String id = "";

        @Option(names = "--by", paramLabel = "NAME", description = "Who says it; the login name otherwise.")
        String by = System.getProperty("user.name", "cli");

        @Option(names = "--note", paramLabel = "TEXT", description = "In your words.")
        @Nullable
        String note;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Print alerts, the latest first.")
    int list(
            @Mixin Options options,
            @Option(names = "--state", description = "Only these, such as open,updated.", split = ",") @Nullable
                    List<String> states,
            @Option(names = "--watch", description = "Only this watch's.") @Nullable String watch,
            @Option(names = "--country", description = "Only those that this country is in, two letters.") @Nullable
                    String country,
            @Option(names = "--limit", description = "At most so many; 50 by default.", defaultValue = "50") int limit,
            @Option(names = "--json", description = "A JSON object a line, as on dateline.alerts.") boolean json) {
        List<Alert> found = alerts(options.cluster()).stream()
                .filter(a -> states == null
                        || states.stream()
                                .anyMatch(s -> AlertText.word(a.state()).equals(state(s))))
                .filter(a -> watch == null || watch.equals(a.watchId()))
                .filter(a -> country == null || isAbout(a, country.toUpperCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Alert::at).reversed())
                .toList();
        found.stream()
                .limit(limit)
                .forEach(a -> System.out.println(
                        json ? new String(SERDE.encode(a), StandardCharsets.UTF_8) : AlertText.line(a)));
        if (!json) {
            System.out.println(found.size()
                    + (found.size() == 1 ? " alert" : " alerts")
                    + (found.size() > limit ? ", " + limit + " shown" : ""));
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print all of an alert.")
    int show(
            @Mixin Options options,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--json", description = "As on dateline.alerts.") boolean json)
            throws IOException {
        Optional<Alert> alert = one(options.cluster(), id);
        if (alert.isPresent() && json) {
            System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(alert.get()));
        } else {
            alert.ifPresent(a -> AlertText.lines(a).forEach(System.out::println));
        }
        return alert.isPresent() ? 0 : 1;
    }

    @Command(name = "ack", mixinStandardHelpOptions = true, description = "You have seen it and it is right.")
    int ack(@Mixin Options options, @Mixin Saying saying) {
        return say(options, saying, AlertAction.Kind.ACKNOWLEDGE, null);
    }

    @Command(name = "snooze", mixinStandardHelpOptions = true, description = "Hear no more of it for a while.")
    int snooze(
            @Mixin Options options,
            @Mixin Saying saying,
            @Option(names = "--for", paramLabel = "SPAN", description = "How long; 8h by default.", defaultValue = "8h")
                    String span) {
        return say(options, saying, AlertAction.Kind.SNOOZE, now().plus(TimeSpan.parse(span)));
    }

    @Command(
            name = "false-positive",
            mixinStandardHelpOptions = true,
            description = "It is wrong: it ends, and what it rested on is forgotten.")
    int falsePositive(@Mixin Options options, @Mixin Saying saying) {
        return say(options, saying, AlertAction.Kind.FALSE_POSITIVE, null);
    }

    @Command(
            name = "reopen",
            mixinStandardHelpOptions = true,
            description = "Take back that it was acknowledged or snoozed.")
    int reopen(@Mixin Options options, @Mixin Saying saying) {
        return say(options, saying, AlertAction.Kind.REOPEN, null);
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = {
                "Say which rules held for an alert, with what was observed;",
                "or, with --why-not, what became of each mention of a country in stored articles."
            })
    int explain(
            @Mixin Options options,
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Option(names = "--why-not", paramLabel = "COUNTRY", description = "Two letters, such as ML.") @Nullable
                    String country,
            @Option(names = "--watch", description = "Only this watch.") @Nullable String watch,
            @Option(
                            names = "--since",
                            paramLabel = "SPAN",
                            description = "How far back mentions are told; 7d by default. What the watch remembers is"
                                    + " read from its window before that.",
                            defaultValue = "7d")
                    String since)
            throws IOException {
        if ((id == null) == (country == null)) {
            System.err.println("Give either an alert's ID, or --why-not COUNTRY.");
            return 2;
        }
        SortedMap<String, Watch> watches =
                WatchesCommand.registry(options.cluster()).list();
        if (country != null) {
            return whyNot(options, watches, country.toUpperCase(Locale.ROOT), watch, TimeSpan.parse(since));
        }
        Optional<Alert> alert = one(options.cluster(), Objects.requireNonNull(id));
        alert.ifPresent(a -> AlertText.explained(a, watches.get(a.watchId())).forEach(System.out::println));
        return alert.isPresent() ? 0 : 1;
    }

    private static int whyNot(
            Options options, SortedMap<String, Watch> watches, String country, @Nullable String watch, Duration since)
            throws IOException {
        if (watch != null && !watches.containsKey(watch)) {
            return WatchesCommand.noSuchWatch(watch, watches);
        }
        List<Watch> asked = watches.values().stream()
                .filter(w -> watch == null || w.id().equals(watch))
                .toList();
        Duration longest =
                asked.stream().map(Watch::window).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        Instant from = CLOCK.instant().minus(since);
        Traces reasons = new Traces(asked, country);
        BackTest test = new BackTest(asked, CountryCodes::englishName, (w, about, article, outcome) -> {
            if (!article.firstSeen().isBefore(from)) {
                reasons.decided(w, about, article, outcome);
            }
        });
        try (ArticleSource source = ArticleSource.open(null, since.plus(longest), options)) {
            test.run(source.stream(), alert -> {});
            reasons.lines().stream().map(RecordText::clean).forEach(System.out::println);
            if (reasons.isEmpty()) {
                System.out.println("No article of the last " + TimeSpan.print(since) + " mentions "
                        + CountryCodes.englishName(country) + ".");
            }
            System.err.println(source.articles() + " stored articles were gone through.");
        }
        return 0;
    }

    /** Sends it, and prints the alert as enrich answers. */
    private static int say(Options options, Saying saying, AlertAction.Kind kind, @Nullable Instant until) {
        KafkaConnection kafka = options.cluster();
        Optional<Alert> alert = one(kafka, saying.id);
        if (alert.isEmpty()) {
            return 1;
        }
        String id = alert.get().id();
        AlertAction action = new AlertAction(id, kind, saying.by, now(), until, saying.note);
        Optional<Alert> answer = answer(kafka, action);
        if (answer.isEmpty()) {
            System.err.println("It was sent, but no answer came within " + ANSWER_WITHIN.toSeconds()
                    + " s: is enrich running? It is taken up when it is.");
            return 1;
        }
        System.out.println(AlertText.line(answer.get()));
        return 0;
    }

    private static Optional<Alert> answer(KafkaConnection kafka, AlertAction action) {
        WatchRegistry registry = WatchesCommand.registry(kafka);
        List<Alert> answers = new ArrayList<>();
        boolean[] sent = {false};
        long deadline = System.nanoTime() + ANSWER_WITHIN.toNanos();
        new TopicReader(kafka).follow(Topics.ALERTS, false, batch -> {
            if (!sent[0]) {
                // only now: the reader stands at the end, so that the answer comes after it
                registry.say(action);
                sent[0] = true;
            }
            batch.forEach(record -> {
                Alert alert = action.alertId().equals(record.key()) ? decoded(record.value()) : null;
                Alert.Feedback said = alert == null ? null : alert.feedback();
                if (alert != null && said != null && said.at().equals(action.at())) {
                    answers.add(alert);
                }
            });
            return answers.isEmpty() && System.nanoTime() < deadline;
        });
        return answers.stream().findFirst();
    }

    private static Optional<Alert> one(KafkaConnection kafka, String id) {
        List<Alert> found = alerts(kafka).stream()
                .filter(a -> a.id().equals(id) || (id.length() >= 4 && a.id().startsWith(id)))
                .toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        System.err.println(id + (found.isEmpty() ? ": there is no such alert" : ": that is the beginning of several")
                + "; see: dateline alerts list");
        return Optional.empty();
    }

    private static List<Alert> alerts(KafkaConnection kafka) {
        return List.copyOf(new TopicReader(kafka).table(Topics.ALERTS).values());
    }

    private static @Nullable Alert decoded(byte @Nullable [] value) {
        try {
            return value == null ? null : SERDE.decode(value);
        } catch (SerializationException e) {
            return null;
        }
    }

    private static boolean isAbout(Alert alert, String country) {
        List<Alert.Entry> entries = alert.entries();
        return alert.country().equals(country)
                || (entries != null
                        && entries.stream().anyMatch(e -> e.country().equals(country)));
    }

    private static String state(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whole milliseconds, as records have them. */
    private static Instant now() {
        return CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
