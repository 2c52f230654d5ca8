package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.alert.article.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A random stream of what an engine is given: articles with duplicates, late ones, edits, withdrawals, better annotators,
 * what people say, changing watches. The same seed gives the same stream, as long as the engine answers the same.
 */
final class RandomStream {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final Random random;
    private final Map<String, Watch> watches = new TreeMap<>();
    private final List<Sighting> seen = new ArrayList<>();
    private Instant now = START;

    RandomStream(long seed) {
        this.random = new Random(seed);
    }

    /** The watches to begin with. */
    List<Watch> begin() {
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            watches.put("w" + i, watch("w" + i, 1));
        }
        return List.copyOf(watches.values());
    }

    /** Whether the engine is to be begun anew now, and if so, whether on a copy. */
    boolean restarts() {
        return random.nextInt(12) == 0;
    }

    boolean onACopy() {
        return random.nextBoolean();
    }

    Collection<Watch> watches() {
        return watches.values();
    }

    /** Gives an engine what happened. */
    @SuppressWarnings("unchecked")
    static List<Alert> give(AlertEngine engine, Object event) {
        return switch (event) {
            case Sighting s -> engine.sighting(s);
            case AlertAction a -> engine.action(a);
            default -> engine.watches((Collection<Watch>) event);
        };
    }

    /**
     * What happens next: a {@link Sighting}, an {@link AlertAction} or the watches there are from now on.
     *
     * @param alerts the ids of the alerts so far
     */
    Object next(Set<String> alerts) {
        int kind = random.nextInt(20);
        if (kind == 0 && !watches.isEmpty()) {
            return changed();
        }
        if (kind <= 3 && !alerts.isEmpty()) {
            return action(alerts);
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

    private AlertAction action(Set<String> alerts) {
        List<String> ids = List.copyOf(alerts);
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
