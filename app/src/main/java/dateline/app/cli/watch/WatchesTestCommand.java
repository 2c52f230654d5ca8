package dateline.app.cli.watch;

import dateline.annotate.country.name.CountryCodes;
import dateline.app.backtest.Traces;
import dateline.app.cli.option.Options;
import dateline.app.cli.topic.RecordText;
import dateline.app.config.TimeSpan;
import dateline.app.watch.WatchFile;
import dateline.app.watch.WatchText;
import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import dateline.enrich.alert.BackTest;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.rule.Outcome;
import dateline.runtime.watch.WatchCheck;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline watches test}: which alerts would there have been? */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Try a watch on articles of the past; their own time is the clock.",
            "Prints every record of the alerts that would have been raised as a line of JSON, as on dateline.alerts,"
                    + " and a summary on standard error. Options change the watch for the test alone.",
            "Example: dateline watches test sahel --since 30d --learning none --level corroborated"
        })
public final class WatchesTestCommand implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Mixin
    private WatchOptions changes = new WatchOptions();

    @Parameters(
            paramLabel = "WATCH",
            arity = "0..1",
            description = "Id of a watch, or a YAML file of watches; without it the options alone say what is watched.")
    private @Nullable String watch;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = {
                "Articles as JSON lines in the order in which they were seen; - for standard input. A line is a record"
                        + " of dateline.enriched, or {\"id\", \"title\", \"text\", \"date\", \"outlet\", \"url\"};"
                        + " lines without \"countries\" are annotated first."
            })
    private @Nullable String from;

    @Option(names = "--since", paramLabel = "SPAN", description = "Stored articles of this long, such as 30d.")
    private @Nullable String since;

    @Option(
            names = "--why-not",
            paramLabel = "COUNTRY",
            description = "Instead of alerts print what became of each mention of a country, with examples.")
    private @Nullable String whyNot;

    @Override
    public Integer call() throws IOException {
        List<Watch> watches = watches();
        if (watches.isEmpty()) {
            return 2;
        }
        Traces reasons = new Traces(watches, whyNot == null ? null : whyNot.toUpperCase(Locale.ROOT));
        Tally tally = new Tally();
        long began = System.nanoTime();
        try (ArticleSource source = ArticleSource.open(from, since == null ? null : TimeSpan.parse(since), options);
                Lines lines = new Lines(whyNot == null ? System.out : OutputStream.nullOutputStream())) {
            BackTest test = new BackTest(watches, CountryCodes::englishName, reasons);
            test.run(source.stream().peek(tally::article), alert -> {
                tally.alert(alert);
                lines.print(alert);
            });
            if (whyNot != null) {
                reasons.lines().stream().map(RecordText::clean).forEach(System.out::println);
            }
            tally.print(watches, source, reasons, (System.nanoTime() - began) / 1_000_000);
            return source.refused() == 0 ? 0 : 1;
        }
    }

    private List<Watch> watches() {
        if (watch == null) {
            return read(WatchText.read("test", changes.said(), null));
        }
        if (Files.isRegularFile(Path.of(watch))) {
            WatchFile.Content content = WatchFile.read(Path.of(watch));
            content.problems().forEach(System.err::println);
            return changed(content.watches());
        }
        SortedMap<String, Watch> all =
                WatchesCommand.registry(options.cluster()).list();
        Watch found = all.get(watch);
        if (found == null) {
            WatchesCommand.noSuchWatch(watch, all);
            return List.of();
        }
        return changed(List.of(found));
    }

    private List<Watch> changed(List<Watch> watches) {
        List<Watch> changed = new ArrayList<>();
        for (Watch w : watches) {
            changed.addAll(read(WatchText.read(w.id(), changes.said(), w)));
        }
        return changed.size() == watches.size() ? changed : List.of();
    }

    private static List<Watch> read(WatchCheck.Reading reading) {
        reading.problems()
                .forEach(p -> System.err.println(WatchOptions.option(p.path()) + ": " + p.wrong()
                        + (p.meant() == null ? "" : "; did you mean " + p.meant() + "?")));
        Watch watch = reading.watch();
        return watch == null ? List.of() : List.of(watch);
    }

    /** Alerts as JSON lines; ends the run when nobody reads them any more. */
    private static final class Lines implements AutoCloseable {
        private final OutputStream out;
        private final JsonSerde<Alert> alerts = new JsonSerde<>(Alert.class);

        Lines(OutputStream out) {
            this.out = new BufferedOutputStream(out, 1 << 16);
        }

        void print(Alert alert) {
            try {
                out.write(alerts.encode(alert));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** What the summary says. */
    private static final class Tally {
        private final Set<String> ids = new HashSet<>();
        private long records;
        private long told;
        private long corroborated;
        private long retracted;
        private long disordered;
        private @Nullable Instant first;
        private @Nullable Instant last;

        void article(Sighting s) {
            if (first == null) {
                first = s.seen();
            }
            if (last != null && s.seen().isBefore(last)) {
                disordered++;
            } else {
                last = s.seen();
            }
        }

        void alert(Alert alert) {
            records++;
            if (ids.add(alert.id()) && !Boolean.TRUE.equals(alert.silent())) {
                told++;
            }
            if (alert.level() == Watch.Level.CORROBORATED && alert.state() == Alert.State.OPEN) {
                corroborated++;
            }
            if (alert.state() == Alert.State.RETRACTED) {
                retracted++;
            }
        }

        void print(List<Watch> watches, ArticleSource source, Traces reasons, long millis) {
            PrintStream err = System.err;
            err.printf(
                    Locale.ROOT,
                    "%d alerts (%d told when they came, %d corroborated at once, %d retracted; %d records)"
                            + " of %d articles%s, in %.1f s.%n",
                    ids.size(),
                    told,
                    corroborated,
                    retracted,
                    records,
                    source.articles(),
                    first == null ? "" : " from " + first + " to " + last,
                    millis / 1000.0);
            for (Watch watch : watches) {
                long learning = reasons.count(watch.id(), Outcome.LEARNING);
                if (learning > 0) {
                    err.println(watch.id() + ": " + learning + " mentions came while it was learning; with"
                            + " --learning none it speaks at once.");
                }
                long held = reasons.count(watch.id(), Outcome.HELD_BACK);
                if (held > 0) {
                    err.println(watch.id() + ": " + held + " were held back by its limit.");
                }
            }
            if (source.refused() > 0) {
                err.println(source.refused() + " lines were no articles and were passed over.");
            }
            if (disordered > source.articles() / 100) {
                err.println(disordered + " articles came earlier than one before them: sort the file by when they were"
                        + " seen, or they count as late.");
            }
        }
    }
}
