package dateline.app.watch;

import dateline.contract.record.Watch;
import dateline.runtime.config.Spelling;
import dateline.runtime.watch.WatchCheck;
import dateline.runtime.watch.WatchCheck.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads watches from a YAML file: {@code watches:} with an entry for each id. Every problem names its line. */
public final class WatchFile {
    private static final long MOST_BYTES = 10_000_000;
    private static final int DEEPEST = 8;
    private static final int MOST_NODES = 500_000;
    private static final String WATCHES = "watches";

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int nodes;

    private WatchFile(String file) {
        this.file = file;
    }

    /**
     * What a file says.
     *
     * @param watches in the file's order; empty if there are problems. Version and beginning mean nothing yet
     * @param problems file, line, what is wrong
     */
    public record Content(List<Watch> watches, List<String> problems) {
        public Content {
            watches = problems.isEmpty() ? List.copyOf(watches) : List.of();
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file. */
    public static Content read(Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) > MOST_BYTES) {
                return new Content(List.of(), List.of(path + ": is larger than 10 MB"));
            }
            return read(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            return new Content(List.of(), List.of(path + ": there is no such file"));
        } catch (IOException e) {
            return new Content(List.of(), List.of(path + ": cannot be read as UTF-8 text: " + e.getMessage()));
        }
    }

    /** Reads text; the name is for messages. */
    public static Content read(String name, String text) {
        WatchFile file = new WatchFile(name);
        try {
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(50);
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            file.root(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            file.wrong(line, "not YAML: " + e.getProblem());
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            file.wrong(1, "not YAML: " + e.getMessage());
        }
        return new Content(file.watches, file.problems);
    }

    private void root(@Nullable Node root) {
        if (!(root instanceof MappingNode mapping)) {
            wrong(root == null ? 1 : line(root), "\"watches:\" is expected, with an entry for each watch below it");
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = key(entry);
            if (!key.equals(WATCHES)) {
                wrong(line(entry.getKeyNode()), key + ": is no key here" + Spelling.hint(key, List.of(WATCHES)));
            } else if (entry.getValueNode() instanceof MappingNode entries) {
                entries(entries);
            } else if (!isNothing(entry.getValueNode())) {
                wrong(line(entry.getValueNode()), "watches: an entry for each watch is expected, named by its id");
            }
        }
    }

    private void entries(MappingNode entries) {
        Map<String, Integer> seen = new HashMap<>();
        for (NodeTuple entry : entries.getValue()) {
            String id = key(entry);
            int line = line(entry.getKeyNode());
            Integer first = seen.putIfAbsent(id, line);
            if (first != null) {
                wrong(line, id + ": is there twice, first in line " + first);
            } else if (entry.getValueNode() instanceof MappingNode fields) {
                watch(id, line, fields);
            } else if (isNothing(entry.getValueNode())) {
                watch(id, line, new MappingNode(Tag.MAP, List.of(), org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK));
            } else {
                wrong(line, id + ": the watch's keys belong indented below it");
            }
        }
    }

    private void watch(String id, int line, MappingNode fields) {
        lines.clear();
        lines.put("$", line);
        Map<String, @Nullable Object> said = map(fields, "$", 0);
        WatchCheck.Reading reading = WatchText.read(id, said, null);
        reading.problems().forEach(p -> problems.add(text(id, p)));
        if (reading.watch() != null) {
            watches.add(reading.watch());
        }
    }

    private Map<String, @Nullable Object> map(MappingNode mapping, String path, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = key(entry);
            String at = path + "." + WatchText.camel(key);
            lines.put(at, line(entry.getKeyNode()));
            if (map.containsKey(key)) {
                wrong(line(entry.getKeyNode()), key + ": is set twice; keep one");
            }
            map.put(key, value(entry.getValueNode(), at, depth + 1));
        }
        return map;
    }

    private @Nullable Object value(Node node, String path, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new org.yaml.snakeyaml.error.YAMLException("it is nested too deeply, or too large");
        }
        return switch (node) {
            case MappingNode mapping -> map(mapping, path, depth);
            case SequenceNode list -> {
                List<Object> values = new ArrayList<>();
                for (Node element : list.getValue()) {
                    String at = path + "[" + values.size() + "]";
                    lines.put(at, line(element));
                    Object value = value(element, at, depth + 1);
                    values.add(value == null ? "" : value);
                }
                yield values;
            }
            case ScalarNode scalar -> isNothing(scalar) ? null : scalar.getValue();
            default -> throw new org.yaml.snakeyaml.error.YAMLException("an alias stands where none can");
        };
    }

    private String text(String id, Problem problem) {
        boolean isKey = WatchText.isUnknownKey(problem);
        String where = WatchText.kebab(problem.path().substring(1));
        String meant = problem.meant();
        String hint = meant == null ? "" : "; did you mean " + (isKey ? WatchText.kebab(meant) : meant) + "?";
        return file + ":" + line(problem.path()) + ": " + id + where + ": " + problem.wrong() + hint;
    }

    /** The line of what a path names, or of what it is in. */
    private int line(String path) {
        for (String at = path;
                !at.equals("$");
                at = at.substring(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('[')))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return lines.getOrDefault("$", 1);
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && List.of("", "~", "null").contains(scalar.getValue());
    }

    private static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    private void wrong(int line, String what) {
        problems.add(file + ":" + line + ": " + what);
    }
}
