package dateline.app.cli.topic;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.app.cli.option.Options;
import dateline.contract.json.Json;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.config.Spelling;
import dateline.runtime.topic.TopicReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dateline tail}. */
@Command(
        name = "tail",
        description = {
            "Print the records of a topic as they come.",
            "Ends with Ctrl-C, when the output is closed, or after --limit records."
        })
public final class TailCommand implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "TOPIC",
            description = "A topic, with or without \"dateline.\" before it; see: dateline topics list")
    private String topic = "";

    @Option(
            names = "--where",
            paramLabel = "NAME=VALUE",
            description = {
                "Only records in which a field of this name, at any depth, has this value;",
                "NAME~TEXT asks whether it contains the text. \"country\" also matches the countries of an article.",
                "May be repeated; all must hold."
            })
    private List<String> where = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "beginning|now",
            description = "Where to start: with what is there already, or with what comes next (the default).")
    private Start from = Start.now;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after this many records.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "Print the values as they are, one a line.")
    private boolean json;

    enum Start {
        beginning,
        now
    }

    @Override
    public Integer call() {
        Topic<String, ?> found = Topics.named(topic)
                .orElseThrow(() -> usage("there is no topic " + topic
                        + Spelling.hint(
                                topic,
                                Topics.published().stream()
                                        .map(t -> t.name().substring("dateline.".length()))
                                        .toList())));
        List<RecordFilter> filters = where.stream().map(this::filter).toList();
        Printer printer = new Printer(found, filters);
        new TopicReader(options.cluster()).follow(found, from == Start.beginning, printer::print);
        return 0;
    }

    private RecordFilter filter(String text) {
        return RecordFilter.parse(text).orElseThrow(() -> usage("--where " + text + ": write NAME=VALUE or NAME~TEXT"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private final class Printer {
        private final PrintStream out = System.out;
        private final Topic<String, ?> topic;
        private final List<RecordFilter> filters;
        private long printed;

        Printer(Topic<String, ?> topic, List<RecordFilter> filters) {
            this.topic = topic;
            this.filters = filters;
        }

        boolean print(ConsumerRecords<String, byte[]> batch) {
            for (ConsumerRecord<String, byte[]> record : batch) {
                if (printed < limit) {
                    print(record);
                }
            }
            out.flush();
            return printed < limit && !out.checkError();
        }

        private void print(ConsumerRecord<String, byte[]> record) {
            if (topic.name().equals(Topics.DEAD_LETTERS.name())) {
                deadLetter(record);
                return;
            }
            JsonNode value = value(record);
            if (!filters.stream().allMatch(f -> f.accepts(record.key(), value))) {
                return;
            }
            printed++;
            if (json) {
                out.println(record.value() == null ? "null" : new String(record.value(), StandardCharsets.UTF_8));
            } else {
                out.println(RecordText.of(topic, record.key(), value));
            }
        }

        private void deadLetter(ConsumerRecord<String, byte[]> record) {
            DeadLetter letter = DeadLetter.read(record.key(), record.value(), record.headers(), record.timestamp());
            JsonNode headers = Json.MAPPER
                    .createObjectNode()
                    .put("stage", letter.stage())
                    .put("reason", letter.reason())
                    .put("detail", letter.detail())
                    .put("source", letter.source());
            if (!filters.stream().allMatch(f -> f.accepts(record.key(), headers))) {
                return;
            }
            printed++;
            out.println(
                    json
                            ? headers.toString()
                            : letter.at() + "  " + letter.stage() + "  " + letter.reason() + "  " + letter.source()
                                    + "  " + letter.detail() + " (" + letter.bytes().length + " bytes)");
        }

        private static JsonNode value(ConsumerRecord<String, byte[]> record) {
            try {
                return record.value() == null ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(record.value());
            } catch (IOException e) {
                return Json.MAPPER.getNodeFactory().textNode("(not JSON: " + e.getMessage() + ")");
            }
        }
    }
}
