package dateline.app.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dateline.app.demo.outlet.Edition;
import dateline.app.demo.outlet.Edition.Entry;
import dateline.app.demo.outlet.Item;
import dateline.app.demo.outlet.Item.Correction;
import dateline.app.demo.outlet.Outlet;
import dateline.app.demo.outlet.Outlet.Guids;
import dateline.app.demo.outlet.Outlet.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All sample news: reads the outlets' files and makes editions of them. Immutable. */
final class DemoNews {
    /** Feeds seldom carry more. */
    static final int MAX_ENTRIES = 40;

    private static final List<String> NAMES = List.of(
            "northern-herald",
            "pacific-ledger",
            "lagoon-times",
            "atlantic-dispatch",
            "orbit-science",
            "business-minute",
            "courrier-du-fleuve",
            "rheinbote",
            "vigia-austral",
            "diario-da-ria",
            "world-mosaic",
            "newsgather");

    private final Map<String, Outlet> outlets;

    private DemoNews(Map<String, Outlet> outlets) {
        this.outlets = outlets;
    }

    static DemoNews load() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        Map<String, Outlet> outlets = new LinkedHashMap<>();
        NAMES.forEach(name -> outlets.put(name, read(name, mapper)));
        return new DemoNews(outlets);
    }

    Collection<Outlet> outlets() {
        return outlets.values();
    }

    @Nullable
    Outlet outlet(String name) {
        return outlets.get(name);
    }

    /** The feed of an outlet in a phase. */
    Edition edition(Outlet outlet, int phase, Timetable times) {
        List<Entry> entries = outlet.items().stream()
                .filter(item -> item.phase() <= phase)
                .map(item -> entry(outlet, item, phase, times))
                .sorted(Comparator.comparing(Entry::published).reversed())
                .limit(MAX_ENTRIES)
                .toList();
        Phase state = outlet.phases().get(phase);
        return new Edition(outlet, times.at(state), state.illFormed(), entries);
    }

    /**
     * What must have been acknowledged before a phase: what it says itself, and the originals of the copies in it.
     *
     * @return as {@code outlet:phase}
     */
    Set<String> dependencies(Outlet outlet, int phase) {
        Set<String> after = new LinkedHashSet<>(outlet.phases().get(phase).after());
        for (Item item : outlet.items()) {
            if (item.phase() == phase && item.copyOf() != null) {
                after.add(outletOf(item.copyOf()).name() + ":"
                        + original(item.copyOf()).phase());
            }
        }
        return after;
    }

    /** The address of an article without what feeds add to it; null where it has none. */
    @Nullable
    String address(Outlet outlet, Item item) {
        if (item.copyOf() != null) {
            return address(outletOf(item.copyOf()), original(item.copyOf()));
        }
        return item.path() == null ? null : outlet.site() + "/" + item.path();
    }

    /** The identifier that the feed gives an article; null where it gives none. */
    @Nullable
    String guid(Outlet outlet, Item item) {
        if (item.anonymous()) {
            return null;
        }
        return outlet.guids() == Guids.PERMALINK ? link(outlet, item) : outlet.name() + ":" + item.id();
    }

    private @Nullable String link(Outlet outlet, Item item) {
        String address = address(outlet, item);
        String extra = item.copyOf() == null ? outlet.linkSuffix() : item.tracking();
        if (address == null || extra == null || extra.isEmpty()) {
            return address;
        }
        return address + (address.contains("?") ? "&" : "?") + extra;
    }

    private Entry entry(Outlet outlet, Item item, int phase, Timetable times) {
        Instant published = times.at(outlet.phases().get(item.phase())).minusSeconds(60L * item.minutesAgo());
        Instant updated = item.corrections().stream()
                .map(Correction::phase)
                .filter(p -> p <= phase)
                .map(p -> times.at(outlet.phases().get(p)))
                .max(Comparator.naturalOrder())
                .orElse(published);
        return new Entry(item.asOf(phase), link(outlet, item), guid(outlet, item), published, updated);
    }

    private Outlet outletOf(String reference) {
        Outlet outlet = outlets.get(reference.substring(0, reference.indexOf('/')));
        if (outlet == null) {
            throw new IllegalStateException("no outlet for " + reference);
        }
        return outlet;
    }

    private Item original(String reference) {
        String id = reference.substring(reference.indexOf('/') + 1);
        return outletOf(reference).items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no article " + reference));
    }

    private static Outlet read(String name, ObjectMapper mapper) {
        try (InputStream in = DemoNews.class.getResourceAsStream("/demo/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("no resource demo/" + name + ".yaml");
            }
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return mapper.convertValue(tree, Outlet.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
