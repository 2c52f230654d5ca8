package dateline.app.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a YAML file into settings that remember their line. */
final class YamlFile {
    private final Path file;
    private final Problems problems;
    private final List<Setting> settings = new ArrayList<>();

    private YamlFile(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    static List<Setting> read(Path file, Problems problems) {
        YamlFile yaml = new YamlFile(file, problems);
        yaml.read();
        return yaml.settings;
    }

    private void read() {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .compose(new StringReader(Files.readString(file)));
            if (root instanceof MappingNode mapping) {
                mapping("", mapping);
            } else if (root != null) {
                problems.add(at(root), "", "a mapping of keys to values is expected here");
            }
        } catch (NoSuchFileException e) {
            problems.add(file.toString(), "", "there is no such file");
        } catch (IOException e) {
            problems.add(file.toString(), "", "cannot be read as UTF-8 text: " + e.getMessage());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line, "", "not YAML: " + e.getProblem());
        }
    }

    private void mapping(String prefix, MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String key = prefix.isEmpty() ? name : prefix + "." + name;
            if (!seen.add(name)) {
                problems.add(at(entry.getKeyNode()), key, "is set twice; keep one");
            }
            value(key, entry);
        }
    }

    private void value(String key, NodeTuple entry) {
        switch (entry.getValueNode()) {
            case MappingNode nested -> mapping(key, nested);
            case SequenceNode list ->
                settings.add(new Setting(
                        key, list.getValue().stream().map(this::scalar).toList(), true, at(entry.getKeyNode())));
            case ScalarNode scalar -> settings.add(Setting.of(key, scalar.getValue(), at(entry.getKeyNode())));
            default -> problems.add(at(entry.getKeyNode()), key, "aliases are not supported here; write the value out");
        }
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problems.add(at(node), "", "a plain value is expected in this list");
        return "";
    }

    private String at(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
