package dateline.bench.alert;

import com.sun.management.OperatingSystemMXBean;
import dateline.annotate.country.name.CountryCodes;
import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.alert.BackTest;
import dateline.enrich.alert.article.Sighting;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/**
 * A year of synthetic news through a back-test with 50 watches. Arguments: articles (5 million), seed. Prints how long it
 * takes, what comes of it and how much memory it needs; processor time says more than the clock on a busy machine.
 */
public final class AlertYear {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final long MEGABYTE = 1 << 20;

    private final Map<Alert.State, Long> records = new EnumMap<>(Alert.State.class);
    private long alerts;
    private long heldBack;
    private long read;
    private long most;

    private AlertYear() {}

    public static void main(String[] args) {
        long articles = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        double before = seconds();
        new SyntheticNews(seed, articles, Duration.ofDays(365)).forEachRemaining(s -> {});
        double generating = seconds() - before;
        new AlertYear().run(articles, seed, generating);
    }

    private void run(long articles, long seed, double generating) {
        SyntheticNews news = new SyntheticNews(seed, articles, Duration.ofDays(365));
        long began = System.nanoTime();
        double cpu = seconds();
        new BackTest(watches(), CountryCodes::englishName)
                .run(
                        StreamSupport.stream(Spliterators.spliteratorUnknownSize(news, Spliterator.ORDERED), false)
                                .peek(this::count),
                        this::count);
        double used = seconds() - cpu;
        System.out.printf(
                "%d articles, 50 watches: %.0f s on the clock, %.0f s of processor time, of which %.0f s to make the"
                        + " articles; %.0f articles a second of processor time%n",
                articles,
                (System.nanoTime() - began) / 1e9,
                used,
                generating,
                articles / Math.max(0.1, used - generating));
        System.out.printf("%d alerts, %d countries held back, records %s%n", alerts, heldBack, records);
        System.out.printf("heap in use after collecting, at most: %d MB%n", most / MEGABYTE);
    }

    private void count(Sighting sighting) {
        if (++read % 500_000 == 0) {
            System.gc();
            most = Math.max(
                    most,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
    }

    private void count(Alert alert) {
        records.merge(alert.state(), 1L, Long::sum);
        if (alert.revision() != null && alert.revision() == 1) {
            alerts++;
        }
        if (alert.heldBack() != null && alert.silent() == null) {
            heldBack += alert.heldBack();
        }
    }

    private static double seconds() {
        return PROCESS.getProcessCpuTime() / 1e9;
    }

    private static List<Watch> watches() {
        List<String> groups = List.of(
                "EU",
                "nato",
                "g7",
                "mena",
                "central-asia",
                "western-africa",
                "eastern-africa",
                "south-america",
                "south-eastern-asia",
                "oceania");
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Watch.Mode mode = Watch.Mode.values()[i % 4];
            WatchBuilder draft = WatchBuilder.builder()
                    .id("watch-" + i)
                    .version(1)
                    .name("Watch " + i)
                    .mode(mode)
                    .window(Duration.ofDays(mode == Watch.Mode.SURGE ? 1 : 3 + i % 28))
                    .countries(i < 12 ? List.of() : List.of(groups.get(i % groups.size())))
                    .minConfidence(0.5)
                    .minSalience(i % 3 * 0.2)
                    .maxAge(Duration.ofHours(48))
                    .since(Instant.EPOCH)
                    .learning(Watch.Learning.SILENT);
            draft.level(i % 5 == 0 ? Watch.Level.CORROBORATED : null);
            draft.pair(
                    mode == Watch.Mode.PAIR
                            ? new Watch.Pair(
                                    List.of("medtop:01000000", "medtop:02000000"), List.of("Person 1", "Person 2"))
                            : null);
            draft.filter(
                    i % 7 == 3
                            ? new Watch.Filter(List.of(), List.of(), List.of("ru"), List.of(), List.of(), List.of())
                            : null);
            watches.add(draft.build());
        }
        return watches;
    }
}
