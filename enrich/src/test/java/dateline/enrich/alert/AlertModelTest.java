package dateline.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The engine against {@link NaiveModel} on random streams with duplicates, late articles, edits, withdrawals, better
 * annotators, what people say, changing watches; with engines that are stopped and begun anew on what was written, as
 * after a restart, or on a copy of it, as after a rebalance.
 */
class AlertModelTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int RUNS = 1000;
    private static final int EVENTS = 45;
    private static final int ASKED = 6;

    @Test
    void engine_decidesAsTheModelDoes_onAThousandRandomStreams() {
        for (long seed = 0; seed < RUNS; seed++) {
            new Run(seed).check();
        }
    }

    private static final class Run {
        private final long seed;
        private final Random random;
        private final List<Object> events = new ArrayList<>();
        private final Map<String, Watch> watches = new TreeMap<>();
        private final List<Sighting> seen = new ArrayList<>();
        private final Map<String, String> alerts = new TreeMap<>();
        private List<TreeTable> tables = TreeTable.five();
        private AlertEngine engine = begin();
        private Instant now = START;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        private AlertEngine begin() {
            return new AlertEngine(TreeTable.state(tables), c -> c, Duration.ofDays(400), Decisions.NOBODY);
        }

        void check() {
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                watches.put("w" + i, watch("w" + i, 1));
            }
            happen(List.copyOf(watches.values()));
            for (int i = 0; i < EVENTS; i++) {
                happen(event());
                if (random.nextInt(12) == 0) {
                    restart();
                }
                if (i % ASKED == 0 || i == EVENTS - 1) {
                    assertThat(alerts)
                            .as("seed %d, after event %d of %s", seed, i, events)
                            .isEqualTo(NaiveModel.after(events));
                }
            }
        }

        private void restart() {
            if (random.nextBoolean()) {
                tables = tables.stream().map(TreeTable::copy).toList();
            }
            engine = begin();
            publish(engine.watches(watches.values()));
        }

        @SuppressWarnings("unchecked")
        private void happen(Object event) {
            events.add(event);
            publish(
                    switch (event) {
                        case Sighting s -> engine.sighting(s);
                        case AlertAction a -> engine.action(a);
                        default -> engine.watches((Collection<Watch>) event);
                    });
        }

        private void publish(List<Alert> records) {
            for (Alert a : records) {
                alerts.put(
                        a.id(),
                        a.state() + (a.heldBack() == null ? "" : " held") + " "
                                + a.entries().stream()
                                        .map(e -> e.country() + e.episode())
                                        .collect(Collectors.joining(" "))
                                + " by " + a.publishers());
            }
        }

        private Object event() {
            int kind = random.nextInt(20);
            if (kind == 0 && !watches.isEmpty()) {
                return changed();
            }
            if (kind <= 3 && !alerts.isEmpty()) {
                return action();
            }
            if (kind <= 8 && !seen.isEmpty()) {
                return again(seen.get(random.nextInt(seen.size())));
            }
            now = now.plus(Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(4000) : random.nextInt(90)));
            Sighting next = article();
            seen.add(next);
            return next;
        }

        private List<Watch> changed() {
            String id = "w" + random.nextInt(3);
            Watch before = watches.get(id);
            if (before == null) {
                watches.put(id, watch(id, 1));
            } else if (random.nextInt(4) == 0) {
                watches.remove(id);
            } else if (random.nextBoolean()) {
                WatchBuilder draft = WatchBuilder.builder(before);
                draft.version(before.version() + 1);
                draft.window(Duration.ofHours(12 + random.nextInt(80)));
                draft.minConfidence(random.nextInt(10) / 10.0);
                watches.put(id, draft.build());
            } else {
                watches.put(id, watch(id, before.version() + 1));
            }
            return List.copyOf(watches.values());
        }

        private Watch watch(String id, int version) {
            Watch.Mode mode = List.of(Watch.Mode.NOVEL, Watch.Mode.NOVEL, Watch.Mode.FIRST_EVER, Watch.Mode.PAIR)
                    .get(random.nextInt(4));
            WatchBuilder draft = WatchBuilder.builder()
                    .id(id)
                    .version(version)
                    .name(id)
                    .mode(mode)
                    .window(Duration.ofHours(12 + random.nextInt(80)))
                    .countries(random.nextInt(3) == 0 ? List.of("KZ", "UZ") : List.of())
                    .minConfidence(0.5)
                    .minSalience(0.1)
                    .maxAge(Duration.ofHours(48))
                    .since(START.plus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(60) : 0)))
                    .learning(random.nextInt(4) == 0 ? Watch.Learning.SILENT : Watch.Learning.NONE);
            draft.level(random.nextInt(3) == 0 ? Watch.Level.CORROBORATED : null);
            draft.pair(mode == Watch.Mode.PAIR ? new Watch.Pair(List.of("t1", "t2"), List.of()) : null);
            draft.limits(new Watch.Limits(
                    1 + random.nextInt(3),
                    Duration.ofHours(1 + random.nextInt(20)),
                    Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(40) : 0),
                    Duration.ofHours(random.nextInt(6))));
            return draft.build();
        }

        private AlertAction action() {
            List<String> ids = List.copyOf(alerts.keySet());
            AlertAction.Kind kind = AlertAction.Kind.values()[random.nextInt(AlertAction.Kind.values().length)];
            return new AlertAction(
                    ids.get(random.nextInt(ids.size())),
                    kind,
                    "ann",
                    now,
                    random.nextInt(5) == 0 ? null : now.plus(Duration.ofHours(random.nextInt(40))),
                    null);
        }

        private Sighting article() {
            Instant published = random.nextInt(3) == 0 ? now.minus(Duration.ofHours(random.nextInt(70))) : now;
            return new Sighting(
                    "a" + seen.size(),
                    random.nextInt(15) == 0 ? 2 : 1,
                    Article.Kind.NEW,
                    "f",
                    "o",
                    "P" + random.nextInt(4),
                    "en",
                    "t",
                    "u",
                    "s" + random.nextInt(4),
                    published,
                    now,
                    now,
                    "1",
                    random.nextBoolean() ? List.of("t" + random.nextInt(3)) : List.of(),
                    List.of(),
                    countries());
        }

        private List<Country> countries() {
            List<Country> countries = new ArrayList<>();
            for (String code : List.of("KZ", "UZ", "ML", "NE", "TD")) {
                if (random.nextInt(4) == 0) {
                    countries.add(new Country(
                            code,
                            random.nextInt(5) == 0 ? 0.3 : 0.9,
                            random.nextInt(10) == 0 ? 0.05 : 0.5,
                            Country.How.NAME,
                            List.of()));
                }
            }
            return countries;
        }

        /** The article again: the same, or edited, withdrawn, annotated anew; or an old record of it, late. */
        private Sighting again(Sighting s) {
            int what = random.nextInt(5);
            boolean withdrawn = what == 1;
            Sighting next = new Sighting(
                    s.articleId(),
                    what == 1 || what == 2 ? s.revision() + 1 : s.revision(),
                    withdrawn ? Article.Kind.WITHDRAWN : what == 2 ? Article.Kind.UPDATED : s.kind(),
                    s.feedId(),
                    s.outlet(),
                    s.publisher(),
                    s.language(),
                    s.title(),
                    s.url(),
                    s.storyId(),
                    s.published(),
                    s.firstSeen(),
                    what == 1 || what == 2 ? now : s.seen(),
                    what == 3 ? "2" : s.annotator(),
                    s.topics(),
                    s.entities(),
                    what == 0 ? s.countries() : countries());
            if (random.nextBoolean()) {
                seen.set(Integer.parseInt(s.articleId().substring(1)), next);
            }
            return next;
        }
    }
}
