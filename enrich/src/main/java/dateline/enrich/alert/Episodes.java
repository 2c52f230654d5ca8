package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.Country;
import dateline.contract.record.Watch.Level;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.Tracked.Part;
import dateline.enrich.alert.Tracked.Support;
import java.time.Instant;
import java.util.List;

/** Decides what a mention that counts is to a watch: known, more of what is open, or the beginning of an episode. */
final class Episodes {
    private static final int PUBLISHERS_TOLD = 6;
    private static final int EVIDENCE = 3;

    private final Desk desk;
    private final Surges surges;
    private final Raising raising;

    Episodes(Desk desk, Surges surges) {
        this.desk = desk;
        this.surges = surges;
        this.raising = new Raising(desk);
    }

    Outcome mention(ActiveWatch watch, Country country, Arrival arrival, String scope) {
        MemoryKey key = watch.key(scope, country.code());
        Memory memory = desk.memory(watch, key);
        Outcome against = Qualification.against(watch, arrival);
        if (watch.mode == Mode.SURGE && (against == null || against == Outcome.LEARNING)) {
            surges.mention(key, arrival.now, 1);
        }
        if (against != null) {
            desk.state.remember(key, memory.beside(arrival.time));
            return against;
        }
        Tracked open = memory.alert() == null ? null : desk.alert(memory.alert());
        return open == null
                ? absent(watch, country, arrival, key, memory)
                : more(watch, country, arrival, key, memory, open);
    }

    private Outcome absent(ActiveWatch watch, Country country, Arrival arrival, MemoryKey key, Memory memory) {
        boolean news = Novelty.isNews(watch.mode, memory, arrival.time, watch.window);
        if (!news || arrival.now < memory.quietUntil()) {
            desk.state.remember(key, memory.beside(arrival.time));
            return news ? Outcome.COOL_DOWN : Outcome.KNOWN;
        }
        int episode = Math.max(memory.episodes(), watch.state.firstEpisode()) + 1;
        Tracked opened = open(watch, key, arrival, memory, episode);
        rest(opened, key, country, arrival);
        desk.state.remember(key, memory.open(opened.id(), arrival.time));
        return judge(watch, key, arrival, opened);
    }

    private Outcome more(
            ActiveWatch watch, Country country, Arrival arrival, MemoryKey key, Memory memory, Tracked open) {
        int before = open.publishers;
        Level level = open.level();
        if (watch.mode == Mode.SURGE && !open.isNews()) {
            forgetOld(open, arrival.now);
        }
        boolean added = rest(open, key, country, arrival);
        Memory more = memory.mentioned(arrival.time);
        desk.state.remember(key, more);
        if (!open.isNews()) {
            return judge(watch, key, arrival, open);
        }
        if (watch.mode == Mode.SURGE && surges.surge(watch, key, open, arrival.now) != null) {
            desk.state.remember(key, more.surgingAt(arrival.now));
        }
        if (open.level() != level) {
            desk.publish(open, true, arrival.now);
        } else if (open.publishers > before && open.publishers <= PUBLISHERS_TOLD) {
            desk.publish(open, false, arrival.now);
        } else if (added) {
            desk.changed(open);
        }
        return Outcome.ADDED;
    }

    /** Whether what has been collected is enough to tell. */
    private Outcome judge(ActiveWatch watch, MemoryKey key, Arrival arrival, Tracked collected) {
        if (watch.mode == Mode.SURGE) {
            Alert.Baseline baseline = surges.surge(watch, key, collected, arrival.now);
            if (baseline == null) {
                return later(collected, Outcome.NO_SURGE);
            }
            collected.change(d -> d.baseline(baseline));
            Memory memory = desk.memory(watch, key);
            desk.state.remember(key, memory.surgingAt(arrival.now));
        }
        if (watch.wantsTwo && collected.level() == Level.UNCONFIRMED) {
            return later(collected, Outcome.UNCORROBORATED);
        }
        return raising.raise(watch, key, collected, arrival);
    }

    private Outcome later(Tracked collected, Outcome outcome) {
        desk.changed(collected);
        desk.schedule(collected);
        return outcome;
    }

    private Tracked open(ActiveWatch watch, MemoryKey key, Arrival arrival, Memory before, int episode) {
        String country = key.country();
        Instant last = before.last() == Memory.NEVER ? null : Instant.ofEpochMilli(before.last());
        Instant at = Instant.ofEpochMilli(arrival.time);
        AlertBuilder draft = AlertBuilder.builder()
                .id(id(watch, key, episode))
                .watchId(watch.watch.id())
                .watchVersion(watch.watch.version())
                .watchName(watch.watch.name())
                .state(Alert.State.OPEN)
                .country(country)
                .countryName(desk.names.apply(country))
                .episode(episode)
                .at(at)
                .lastMention(last)
                .window(watch.watch.window())
                .why("")
                .articles(List.of());
        draft.mode(watch.mode);
        draft.scope(key.scope().isEmpty() ? null : key.scope());
        draft.channels(watch.watch.channels());
        Alert.Entry entry = new Alert.Entry(country, draft.countryName(), episode, at, last);
        Tracked opened =
                new Tracked(draft.build(), watch.state.generation(), new Part(key.scope(), entry, arrival.time));
        desk.changed(opened);
        return opened;
    }

    static String id(ActiveWatch watch, MemoryKey key, int episode) {
        String version = Integer.toString(watch.watch.version());
        return key.scope().isEmpty()
                ? ArticleIds.hash("alert", watch.watch.id(), version, key.country(), Integer.toString(episode))
                : ArticleIds.hash(
                        "alert", watch.watch.id(), version, key.scope(), key.country(), Integer.toString(episode));
    }

    private boolean rest(Tracked alert, MemoryKey key, Country country, Arrival arrival) {
        if (alert.full) {
            return false;
        }
        Sighting s = arrival.sighting;
        Support support =
                new Support(s.articleId(), s.publisher(), arrival.time, arrival.now, key.scope(), key.country());
        desk.link(s.articleId(), alert.id());
        return alert.add(support, source(s, country));
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

    /** A surge is made of the last two hours only. */
    private static void forgetOld(Tracked collected, long now) {
        List<Support> old = collected.supports.stream()
                .filter(s -> Surges.collectedUntil(s) <= now)
                .toList();
        if (!old.isEmpty()) {
            collected.remove(old);
        }
        if (collected.supports.size() >= Tracked.MANY) {
            collected.remove(List.of(collected.supports.get(0)));
        }
    }
}
