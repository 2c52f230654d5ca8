package dateline.enrich.alert;

import dateline.contract.record.Alert.State;
import dateline.contract.record.AlertAction;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.Country;
import dateline.contract.record.Watch;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.article.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of docs/alerts.md written down once more, without regard to speed or memory: everything is kept, whatever is
 * asked is looked for from the beginning, and each question begins with the first event. No part of the engine is used.
 */
final class NaiveModel {
    private static final long WEEK = 7 * 86_400_000L;

    private final Map<String, Desk> desks = new TreeMap<>();
    private final Map<String, Sighting> articles = new LinkedHashMap<>();
    private final List<Episode> episodes = new ArrayList<>();
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final Map<String, Case> unique = new LinkedHashMap<>();
    private long now = Long.MIN_VALUE;
    private long began = Long.MIN_VALUE;
    private int step;

    /** A watch and what has become of it. */
    private static final class Desk {
        Watch watch;
        int generation;
        int highest;
        int base;
        int lastEpisode;
        boolean removed;
        final List<Long> raised = new ArrayList<>();
        final List<Remembered> remembered = new ArrayList<>();
        final Map<String, Long> coolUntil = new TreeMap<>();
    }

    /** A mention; of the episode that it belongs to, if any. */
    private static final class Remembered {
        String key;
        long time;
        Episode episode;
        String article;
    }

    private static final class Episode {
        Desk desk;
        int generation;
        String key;
        String scope;
        String country;
        int number;
        boolean ended;
        boolean news;
        boolean frozen;
        Case of;
        String id;
        long frozenLast;
        final List<Evidence> evidence = new ArrayList<>();
    }

    private record Evidence(String article, String publisher, long time) {}

    private static final class Case {
        String id;
        Desk desk;
        State state = State.OPEN;
        int step;
        long raisedAt;
        long heldUntil = Long.MIN_VALUE;
        boolean held;
        boolean released;
        long snoozedUntil;
        String story;
        String scope;
        int generation;
        Set<String> publishers = new HashSet<>();
        List<Episode> episodes = new ArrayList<>();
        String said;

        boolean ended() {
            return state.isEnded();
        }
    }

    /** Every alert that people can see, and what of it, after all of these events. */
    static Map<String, String> after(List<Object> events) {
        NaiveModel model = new NaiveModel();
        events.forEach(model::happen);
        Map<String, String> seen = new TreeMap<>();
        model.cases.forEach((id, c) -> seen.put(id, model.describe(c)));
        return seen;
    }

    private String describe(Case c) {
        StringBuilder out = new StringBuilder(c.state + (c.held ? " held" : ""));
        c.episodes.forEach(e -> out.append(' ').append(e.country).append(e.number));
        return out + " by " + c.publishers.size();
    }

    @SuppressWarnings("unchecked")
    private void happen(Object event) {
        step++;
        if (event instanceof Sighting s) {
            article(s);
        } else if (event instanceof AlertAction a) {
            action(a);
        } else {
            watches((Collection<Watch>) event);
        }
    }

    private void watches(Collection<Watch> all) {
        Set<String> ids = new TreeSet<>();
        all.forEach(w -> ids.add(w.id()));
        desks.values().stream()
                .filter(d -> !d.removed && !ids.contains(d.watch.id()))
                .forEach(this::remove);
        for (Watch w : all) {
            Desk d = desks.get(w.id());
            if (d == null) {
                d = new Desk();
                d.generation = 1;
                desks.put(w.id(), d);
            } else if (d.removed || !same(d.watch, w)) {
                freeze(d);
                d.generation++;
                d.base = w.version() > d.highest ? 0 : d.lastEpisode;
                d.remembered.clear();
                d.coolUntil.clear();
                d.removed = false;
            }
            d.highest = Math.max(d.highest, w.version());
            d.watch = w;
        }
    }

    private static boolean same(Watch a, Watch b) {
        return a.mode() == b.mode()
                && a.countries().equals(b.countries())
                && String.valueOf(a.filter()).equals(String.valueOf(b.filter()))
                && String.valueOf(a.pair()).equals(String.valueOf(b.pair()));
    }

    private void remove(Desk d) {
        freeze(d);
        cases.values().stream().filter(c -> c.desk == d && !c.ended()).forEach(c -> {
            c.state = State.RESOLVED;
            c.episodes.forEach(e -> e.ended = true);
        });
        d.remembered.clear();
        d.coolUntil.clear();
        d.raised.clear();
        d.removed = true;
    }

    private void freeze(Desk d) {
        for (Episode e : List.copyOf(episodes)) {
            if (e.desk == d && !e.frozen && !e.ended) {
                if (!e.news) {
                    episodes.remove(e);
                    continue;
                }
                e.frozenLast = last(e);
                e.frozen = true;
            }
        }
        cases.values().stream().filter(c -> c.desk == d).forEach(c -> c.generation = 0);
    }

    private void action(AlertAction a) {
        say(a);
        if (now != Long.MIN_VALUE) {
            passUntil(now);
        }
    }

    private void say(AlertAction a) {
        Case c = cases.get(a.alertId());
        String said = a.toString();
        if (c == null || said.equals(c.said) || (a.kind() == AlertAction.Kind.SNOOZE && a.until() == null)) {
            return;
        }
        c.said = said;
        if (c.ended()) {
            return;
        }
        switch (a.kind()) {
            case ACKNOWLEDGE -> c.state = State.ACKNOWLEDGED;
            case SNOOZE -> {
                c.state = State.SNOOZED;
                c.snoozedUntil = a.until().toEpochMilli();
            }
            case REOPEN -> c.state = State.UPDATED;
            case FALSE_POSITIVE -> {
                c.episodes.forEach(e -> {
                    if (!e.frozen && !e.ended) {
                        takeBack(e, c);
                    }
                    e.ended = true;
                });
                c.state = State.FALSE_POSITIVE;
            }
        }
    }

    private void takeBack(Episode e, Case c) {
        e.desk.remembered.removeIf(r -> r.episode == e);
        e.desk.coolUntil.put(e.key, now + e.desk.watch.limits().coolDown().toMillis());
    }

    private void article(Sighting s) {
        long seen = s.seen().toEpochMilli();
        began = began == Long.MIN_VALUE ? seen : began;
        if (seen > now) {
            now = seen;
            passUntil(now);
        }
        Sighting known = articles.get(s.articleId());
        if (known != null) {
            boolean later = s.revision() > known.revision()
                    || (s.revision() == known.revision()
                            && !withdrawn(known)
                            && (withdrawn(s) || !s.annotator().equals(known.annotator())));
            if (!later) {
                return;
            }
        }
        articles.put(s.articleId(), s);
        if (known != null) {
            revised(s);
        }
        if (withdrawn(s) || known != null || s.revision() > 1) {
            return;
        }
        for (Desk d : desks.values()) {
            if (!d.removed) {
                s.countries().forEach(c -> scopes(d.watch, s).forEach(scope -> mention(d, s, c, scope)));
            }
        }
    }

    private static boolean withdrawn(Sighting s) {
        return s.kind() == dateline.contract.record.Article.Kind.WITHDRAWN;
    }

    private static List<String> scopes(Watch w, Sighting s) {
        if (w.mode() != Mode.PAIR) {
            return List.of("");
        }
        return w.pair().topics().stream().filter(s.topics()::contains).toList();
    }

    private static boolean counts(Watch w, Country c) {
        return (w.countries().isEmpty() || w.countries().contains(c.code()))
                && c.confidence() >= w.minConfidence()
                && c.salience() >= w.minSalience();
    }

    private void mention(Desk d, Sighting s, Country c, String scope) {
        Watch w = d.watch;
        if (!counts(w, c)) {
            return;
        }
        long time = s.time().toEpochMilli();
        String key = scope + "/" + c.code();
        boolean old = s.firstSeen().toEpochMilli() - time > w.maxAge().toMillis();
        boolean early = s.firstSeen().isBefore(w.since());
        long from = Math.max(w.since().toEpochMilli(), began);
        boolean learning = w.learning() == Watch.Learning.SILENT
                && time < from + w.window().toMillis();
        if (old || early || learning) {
            remember(d, key, time, null, s.articleId());
            return;
        }
        Episode open = episodes.stream()
                .filter(e -> e.desk == d && !e.frozen && !e.ended && e.key.equals(key))
                .findFirst()
                .orElse(null);
        if (open == null) {
            Long last = last(d, key);
            boolean news = last == null
                    || (w.mode() != Mode.FIRST_EVER && time >= last + w.window().toMillis());
            if (!news || now < d.coolUntil.getOrDefault(key, Long.MIN_VALUE)) {
                remember(d, key, time, null, s.articleId());
                return;
            }
            open = new Episode();
            open.desk = d;
            open.generation = d.generation;
            open.key = key;
            open.scope = scope;
            open.country = c.code();
            open.number = 1
                    + Math.max(
                            d.base,
                            episodes.stream()
                                    .filter(e ->
                                            e.desk == d && e.generation == d.generation && e.news && e.key.equals(key))
                                    .mapToInt(e -> e.number)
                                    .max()
                                    .orElse(0));
            open.id = id(w, scope, c.code(), open.number);
            episodes.add(open);
        }
        remember(d, key, time, open, s.articleId());
        open.evidence.add(new Evidence(s.articleId(), s.publisher(), time));
        if (open.news) {
            Case of = open.of;
            int before = of.publishers.size();
            of.publishers.add(s.publisher());
            if (of.publishers.size() > before && of.publishers.size() <= 6) {
                update(of);
            }
            return;
        }
        Set<String> publishers = new HashSet<>();
        open.evidence.forEach(e -> publishers.add(e.publisher()));
        if (w.level() != Watch.Level.CORROBORATED || publishers.size() >= 2) {
            news(d, open, s, publishers);
        }
    }

    private static String id(Watch w, String scope, String country, int number) {
        return scope.isEmpty()
                ? ArticleIds.hash("alert", w.id(), w.version() + "", country, number + "")
                : ArticleIds.hash("alert", w.id(), w.version() + "", scope, country, number + "");
    }

    private void news(Desk d, Episode e, Sighting s, Set<String> publishers) {
        e.news = true;
        d.lastEpisode = Math.max(d.lastEpisode, e.number);
        Watch.Limits limits = d.watch.limits();
        Case joined = null;
        for (Case c : cases.values()) {
            if (c.desk == d && c.generation == d.generation && s.storyId().equals(c.story) && e.scope.equals(c.scope)) {
                joined = c;
            }
        }
        if (joined != null
                && (joined.ended()
                        || joined.episodes.size() >= 20
                        || now - joined.raisedAt > limits.group().toMillis())) {
            joined = null;
        }
        if (joined == null) {
            d.raised.removeIf(t -> t <= now - limits.per().toMillis());
            if (d.raised.size() < limits.alerts()) {
                d.raised.add(now);
                Case c = open(d, e);
                c.story = s.storyId();
                c.publishers.addAll(publishers);
                return;
            }
            for (Case c : cases.values()) {
                if (c.desk == d && c.generation == d.generation && c.held && !c.ended() && now < c.heldUntil) {
                    joined = c;
                }
            }
            if (joined == null) {
                Case c = open(d, e);
                c.held = true;
                c.heldUntil = now + limits.per().toMillis();
                c.publishers.addAll(publishers);
                return;
            }
        }
        joined.episodes.add(e);
        joined.publishers.addAll(publishers);
        e.of = joined;
        update(joined);
    }

    private Case open(Desk d, Episode e) {
        Case c = new Case();
        c.id = e.id;
        if (unique.put(c.id, c) != null) {
            throw new IllegalStateException("the id is used twice: " + c.id);
        }
        c.step = step;
        c.desk = d;
        c.generation = d.generation;
        c.scope = e.scope;
        c.raisedAt = now;
        c.episodes.add(e);
        e.of = c;
        cases.put(c.id, c);
        return c;
    }

    private void update(Case c) {
        if (c.state == State.OPEN && c.step < step) {
            c.state = State.UPDATED;
        }
    }

    private static void remember(Desk d, String key, long time, Episode episode, String article) {
        Remembered r = new Remembered();
        r.key = key;
        r.time = time;
        r.episode = episode;
        r.article = article;
        d.remembered.add(r);
    }

    private static Long last(Desk d, String key) {
        return d.remembered.stream()
                .filter(r -> r.key.equals(key))
                .map(r -> r.time)
                .max(Long::compare)
                .orElse(null);
    }

    private static long last(Episode e) {
        return e.frozen ? e.frozenLast : last(e.desk, e.key);
    }

    private void revised(Sighting s) {
        for (Case c : cases.values()) {
            if (!c.ended()) {
                revised(c, s);
            }
        }
        for (Episode e : List.copyOf(episodes)) {
            if (!e.news && lose(e, s) && e.evidence.isEmpty()) {
                e.desk.remembered.removeIf(r -> r.episode == e);
                episodes.remove(e);
            }
        }
    }

    private void revised(Case c, Sighting s) {
        List<Episode> before = List.copyOf(c.episodes);
        boolean lost = false;
        for (Episode e : before) {
            if (lose(e, s)) {
                lost = true;
                if (e.evidence.isEmpty() && !e.ended) {
                    c.episodes.remove(e);
                    if (!e.frozen) {
                        takeBack(e, c);
                    }
                    e.ended = true;
                }
            }
        }
        if (!lost) {
            return;
        }
        c.publishers.clear();
        c.episodes.forEach(e -> e.evidence.forEach(x -> c.publishers.add(x.publisher())));
        if (c.episodes.isEmpty()) {
            c.episodes.addAll(before);
            c.state = State.RETRACTED;
        } else if (c.episodes.stream().allMatch(e -> e.ended)) {
            c.state = State.RESOLVED;
        } else {
            update(c);
        }
    }

    /** Whether the episode rested on the article and does not any more. */
    private static boolean lose(Episode e, Sighting s) {
        if (holds(e, s) || !e.evidence.removeIf(x -> x.article().equals(s.articleId()))) {
            return false;
        }
        if (!e.ended && !e.frozen) {
            e.desk.remembered.removeIf(r -> r.episode == e && r.article.equals(s.articleId()));
        }
        return true;
    }

    private static boolean holds(Episode e, Sighting s) {
        Watch w = e.desk.watch;
        return !withdrawn(s)
                && (e.frozen || scopes(w, s).contains(e.scope))
                && s.countries().stream()
                        .anyMatch(c -> c.code().equals(e.country)
                                && (e.frozen
                                        ? c.confidence() >= w.minConfidence() && c.salience() >= w.minSalience()
                                        : counts(w, c)));
    }

    /** Everything that falls due by then, in order. */
    private void passUntil(long until) {
        while (true) {
            long first = Long.MAX_VALUE;
            int kind = 9;
            Runnable what = null;
            for (Case c : cases.values()) {
                if (c.state == State.SNOOZED && before(c.snoozedUntil, 0, first, kind)) {
                    first = c.snoozedUntil;
                    kind = 0;
                    what = () -> c.state = State.UPDATED;
                }
                if (c.held && !c.released && before(c.heldUntil, 1, first, kind)) {
                    first = c.heldUntil;
                    kind = 1;
                    what = () -> {
                        c.released = true;
                        update(c);
                    };
                }
            }
            for (Episode e : episodes) {
                long end = e.ended ? Long.MAX_VALUE : last(e) + quiet(e.desk.watch);
                if (before(end, 2, first, kind)) {
                    first = end;
                    kind = 2;
                    what = () -> end(e, end);
                }
            }
            if (what == null || first > until) {
                return;
            }
            what.run();
        }
    }

    private static boolean before(long time, int kind, long first, int firstKind) {
        return time < first || (time == first && kind < firstKind);
    }

    private static long quiet(Watch w) {
        return w.mode() == Mode.FIRST_EVER ? WEEK : w.window().toMillis();
    }

    private void end(Episode e, long at) {
        e.ended = true;
        if (!e.news) {
            episodes.remove(e);
            e.desk.remembered.stream().filter(r -> r.episode == e).forEach(r -> r.episode = null);
            return;
        }
        if (!e.frozen) {
            e.desk.coolUntil.put(e.key, at + e.desk.watch.limits().coolDown().toMillis());
        }
        if (e.of.episodes.stream().allMatch(x -> x.ended) && !e.of.ended()) {
            e.of.state = State.RESOLVED;
        }
    }
}
