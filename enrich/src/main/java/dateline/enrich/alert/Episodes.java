package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.Country;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.article.Arrival;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.memory.Evidence;
import dateline.enrich.alert.memory.Evidence.Support;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.memory.MemoryKey;
import dateline.enrich.alert.memory.Tracked;
import dateline.enrich.alert.memory.Tracked.Part;
import dateline.enrich.alert.rule.ActiveWatch;
import dateline.enrich.alert.rule.Decision;
import dateline.enrich.alert.rule.Decision.Add;
import dateline.enrich.alert.rule.Decision.Beside;
import dateline.enrich.alert.rule.Decision.Collect;
import dateline.enrich.alert.rule.Decision.Enter;
import dateline.enrich.alert.rule.Outcome;
import dateline.enrich.alert.rule.Qualification;
import dateline.enrich.alert.rule.Question;
import dateline.enrich.alert.rule.Question.Open;
import dateline.enrich.alert.rule.Rules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a mention: what is to be asked is put together, {@link Rules} decide, what they decided is done. Nothing is
 * changed before it is decided but the counts, which count whatever is decided.
 */
final class Episodes {
    private static final int EVIDENCE = 3;

    private final Desk desk;
    private final Surges surges;
    private final Raising raising;

    Episodes(Desk desk, Surges surges) {
        this.desk = desk;
        this.surges = surges;
        this.raising = new Raising(desk);
    }

    /**
     * A mention with all that is known of it.
     *
     * @param open its episode's alert, null if none is open
     */
    private record Mention(
            ActiveWatch watch,
            MemoryKey key,
            Arrival arrival,
            Memory memory,
            @Nullable Tracked open) {}

    Outcome mention(ActiveWatch watch, Country country, Arrival arrival, String scope) {
        MemoryKey key = watch.key(scope, country.code());
        Memory memory = desk.memory(watch, key);
        Outcome against = Qualification.against(watch, arrival);
        if (watch.mode == Mode.SURGE && (against == null || against == Outcome.LEARNING)) {
            surges.mention(key, arrival.now, 1);
        }
        Tracked open = against != null || memory.alert() == null ? null : desk.alert(memory.alert());
        Mention mention = new Mention(watch, key, arrival, memory, open);
        Question question = question(mention, country, against);
        return apply(Rules.mention(question), mention, question);
    }

    private Question question(Mention m, Country country, @Nullable Outcome against) {
        ActiveWatch watch = m.watch();
        Evidence before = m.open() == null ? Evidence.none() : m.open().evidence();
        Evidence after = before;
        Alert.Baseline surge = null;
        if (against == null
                && (m.open() != null || Rules.isNews(watch.mode, m.memory(), m.arrival().time, watch.window))) {
            after = kept(m, before).with(support(m), source(m.arrival().sighting, country));
            surge = watch.mode == Mode.SURGE ? surges.surge(watch, m.key(), after.publishers(), m.arrival().now) : null;
        }
        return new Question(
                watch.mode,
                watch.window,
                watch.wantsTwo,
                against,
                m.arrival().now,
                m.arrival().time,
                m.memory(),
                open(m.open()),
                before,
                after,
                surge);
    }

    private static Open open(@Nullable Tracked open) {
        if (open == null) {
            return Open.NONE;
        }
        return open.isNews() ? Open.NEWS : Open.COLLECTED;
    }

    /** A surge that is being collected is made of the last two hours only. */
    private static Evidence kept(Mention m, Evidence before) {
        if (m.watch().mode != Mode.SURGE || m.open() == null || m.open().isNews()) {
            return before;
        }
        List<Support> old = before.supports().stream()
                .filter(s -> Surges.collectedUntil(s) <= m.arrival().now)
                .toList();
        Evidence kept = old.isEmpty() ? before : before.without(old);
        return kept.isAtItsLimit() ? kept.without(List.of(kept.supports().get(0))) : kept;
    }

    private Outcome apply(Decision decision, Mention m, Question q) {
        return switch (decision) {
            case Beside beside -> {
                desk.remember(m.key(), m.memory().beside(q.time()));
                yield beside.outcome();
            }
            case Collect collect -> {
                Tracked collected = keep(m, q, collect.surge());
                desk.changed(collected);
                desk.schedule(collected);
                yield collect.outcome();
            }
            case Enter enter -> raising.enter(m.watch(), m.key(), keep(m, q, enter.surge()), m.arrival());
            case Add add -> {
                add(m, q, add);
                yield Outcome.ADDED;
            }
        };
    }

    /** Keeps the mention in its episode, which it begins if none is open. */
    private Tracked keep(Mention m, Question q, Alert.@Nullable Baseline surge) {
        Memory memory = m.memory();
        Tracked episode = m.open();
        if (episode == null) {
            episode = open(m);
            memory = memory.open(episode.id(), q.time());
        } else {
            memory = memory.mentioned(q.time());
        }
        rest(m, q, episode);
        if (surge != null) {
            episode.change(d -> d.baseline(surge));
            memory = memory.surgingAt(q.now());
        }
        desk.remember(m.key(), memory);
        return episode;
    }

    private void add(Mention m, Question q, Add add) {
        Tracked alert = m.open();
        if (alert == null) {
            throw new IllegalStateException("nothing is open that could be added to");
        }
        rest(m, q, alert);
        Memory memory = m.memory().mentioned(q.time());
        desk.remember(m.key(), add.surging() ? memory.surgingAt(q.now()) : memory);
        switch (add.telling()) {
            case ALOUD -> desk.publish(alert, true, q.now());
            case SILENTLY -> desk.publish(alert, false, q.now());
            case KEPT -> desk.changed(alert);
            case NOT -> {}
        }
    }

    private void rest(Mention m, Question q, Tracked alert) {
        if (!q.before().full()) {
            desk.link(m.arrival().sighting.articleId(), alert.id());
        }
        alert.rest(q.after());
    }

    private Tracked open(Mention m) {
        ActiveWatch watch = m.watch();
        MemoryKey key = m.key();
        int episode = Math.max(m.memory().episodes(), watch.state.firstEpisode()) + 1;
        String country = key.country();
        String name = desk.name(country);
        Instant last = m.memory().last() == Memory.NEVER
                ? null
                : Instant.ofEpochMilli(m.memory().last());
        Instant at = Instant.ofEpochMilli(m.arrival().time);
        AlertBuilder draft = AlertBuilder.builder()
                .id(id(watch, key, episode))
                .watchId(watch.watch.id())
                .watchVersion(watch.watch.version())
                .watchName(watch.watch.name())
                .state(Alert.State.OPEN)
                .country(country)
                .countryName(name)
                .episode(episode)
                .at(at)
                .lastMention(last)
                .window(watch.watch.window())
                .why("")
                .articles(List.of())
                .mode(watch.mode)
                .scope(key.scope().isEmpty() ? null : key.scope())
                .channels(watch.watch.channels());
        Alert.Entry entry = new Alert.Entry(country, name, episode, at, last);
        Tracked opened =
                new Tracked(draft.build(), watch.state.generation(), new Part(key.scope(), entry, m.arrival().time));
        desk.changed(opened);
        return opened;
    }

    private static String id(ActiveWatch watch, MemoryKey key, int episode) {
        String version = Integer.toString(watch.watch.version());
        return key.scope().isEmpty()
                ? ArticleIds.hash("alert", watch.watch.id(), version, key.country(), Integer.toString(episode))
                : ArticleIds.hash(
                        "alert", watch.watch.id(), version, key.scope(), key.country(), Integer.toString(episode));
    }

    private static Support support(Mention m) {
        Arrival arrival = m.arrival();
        Sighting s = arrival.sighting;
        MemoryKey key = m.key();
        return new Support(s.articleId(), s.publisher(), arrival.time, arrival.now, key.scope(), key.country());
    }

    private static Alert.Source source(Sighting s, Country country) {
        List<Country.Evidence> evidence = country.evidence();
        return new Alert.Source(
                s.articleId(),
                s.outlet(),
                s.title(),
                s.url(),
                s.storyId(),
                s.seen(),
                evidence.subList(0, Math.min(EVIDENCE, evidence.size())),
                s.publisher());
    }
}
