package dateline.enrich.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Watch;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.article.Sightings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A rule by example, from a file: what arrives, and which records of alerts come of it, no more and no fewer. */
public final class Scenario {
    private static final Path FOLDER = Path.of("src/test/resources/dateline/enrich/alert/scenarios");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String name;
    private final JsonNode json;
    private final String file;

    private Scenario(String file, JsonNode json) {
        this.file = file;
        this.json = json;
        this.name = json.path("rule").asText();
    }

    /** All scenarios of all files. */
    public static List<Scenario> all() throws IOException {
        List<Scenario> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode json : YAML.readTree(file.toFile())) {
                    all.add(new Scenario(file.getFileName().toString(), json));
                }
            }
        }
        return all;
    }

    /** Whether it is about articles and watches that are there from the start: what a back-test can run. */
    boolean isBackTest() {
        boolean stays = !json.path("watch").has("since");
        for (JsonNode step : json.path("given")) {
            stays &= step.has("article") || step.has("quiet");
        }
        return stays;
    }

    List<Watch> watches() {
        List<Watch> watches = new ArrayList<>();
        if (json.has("watches")) {
            json.get("watches").forEach(w -> watches.add(ScenarioInput.watch(w)));
        } else {
            watches.add(ScenarioInput.watch(json.path("watch")));
        }
        return watches;
    }

    Stream<Sighting> sightings() {
        List<Sighting> all = new ArrayList<>();
        json.path("given").forEach(s -> all.add(Sightings.of(ScenarioInput.article(s))));
        return all.stream();
    }

    /** Does everything that is given, and says what is wrong with what comes of it; empty if nothing is. */
    public List<String> run(ScenarioRun run) {
        Map<String, Watch> watches = new TreeMap<>();
        watches().forEach(w -> watches.put(w.id(), w));
        List<Alert> records = new ArrayList<>(run.watches(watches.values()));
        for (JsonNode step : json.path("given")) {
            records.addAll(step(run, step, watches, records));
        }
        return problems(records);
    }

    private static Collection<Alert> step(
            ScenarioRun run, JsonNode step, Map<String, Watch> watches, List<Alert> records) {
        if (step.has("feed-status")) {
            run.feed(ScenarioInput.feed(step));
            return List.of();
        }
        if (step.has("watch") || step.has("remove")) {
            if (step.has("remove")) {
                watches.remove(step.get("remove").asText());
            } else {
                Watch watch = ScenarioInput.watch(step.get("watch"));
                watches.put(watch.id(), watch);
            }
            return run.watches(watches.values());
        }
        for (AlertAction.Kind kind : AlertAction.Kind.values()) {
            String verb = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (step.has(verb)) {
                return run.action(ScenarioInput.action(
                        step, kind, ids(records).get(step.get(verb).asInt() - 1)));
            }
        }
        return run.article(ScenarioInput.article(step));
    }

    private static List<String> ids(List<Alert> records) {
        Set<String> ids = new LinkedHashSet<>();
        records.forEach(r -> ids.add(r.id()));
        return List.copyOf(ids);
    }

    /** What differs from what is expected. */
    List<String> problems(List<Alert> records) {
        List<String> problems = new ArrayList<>();
        List<String> ids = ids(records);
        JsonNode expected = json.path("expect");
        if (!expected.isArray()) {
            problems.add("expects nothing: write expect: [] where nothing comes");
        }
        for (int i = 0; i < Math.max(expected.size(), records.size()); i++) {
            if (i >= records.size()) {
                problems.add("missing: " + expected.get(i));
            } else if (i >= expected.size()) {
                problems.add("extra: " + ScenarioRecord.describe(records.get(i), ids));
            } else {
                problems.addAll(ScenarioRecord.compare(expected.get(i), records.get(i), ids));
            }
        }
        return problems;
    }

    /** What watches are expected to have made of articles: by article, the outcomes. */
    Map<String, List<String>> outcomes() {
        Map<String, List<String>> outcomes = new LinkedHashMap<>();
        json.path("because").properties().forEach(e -> {
            List<String> all = new ArrayList<>();
            if (e.getValue().isArray()) {
                e.getValue().forEach(o -> all.add(o.asText()));
            } else {
                all.add(e.getValue().asText());
            }
            outcomes.put(e.getKey(), all);
        });
        return outcomes;
    }

    @Override
    public String toString() {
        return file.replace(".yaml", "") + ": " + name;
    }
}
