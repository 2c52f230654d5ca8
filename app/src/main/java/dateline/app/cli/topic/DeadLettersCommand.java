package dateline.app.cli.topic;

import dateline.app.cli.option.Options;
import dateline.contract.record.FeedRequest;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.ingest.feed.FeedRequests;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline dead-letters}: what could not be processed. A letter's id is its partition and its offset. */
@Command(name = "dead-letters", description = "List what could not be processed, look at it, and read it again.")
public final class DeadLettersCommand {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String DOCUMENTS = "ingest";
    private static final String ARTICLE_TOO_LARGE = "too-large";

    /** Which letters. */
    static final class Filter {
        @Option(names = "--stage", description = "Only those of ingest, enrich or sink.")
        @Nullable
        String stage;

        @Option(names = "--reason", description = "Only those with this reason, such as html-page.")
        @Nullable
        String reason;

        @Option(names = "--key", description = "Only those with this key: a feed's or an article's id.")
        @Nullable
        String key;

        boolean accepts(DeadLetter letter) {
            return (stage == null || stage.equals(letter.stage()))
                    && (reason == null || reason.equals(letter.reason()))
                    && (key == null || key.equals(letter.key()));
        }
    }

    /** A letter and where it lies. */
    private record Filed(int partition, long offset, DeadLetter letter) {
        static Filed of(ConsumerRecord<String, byte[]> record) {
            return new Filed(
                    record.partition(),
                    record.offset(),
                    DeadLetter.read(record.key(), record.value(), record.headers(), record.timestamp()));
        }

        String id() {
            return partition + "/" + offset;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Print the dead letters, the oldest first.")
    int list(@Mixin Options options, @Mixin Filter filter) {
        int count = 0;
        for (Filed filed : filed(options.cluster(), filter)) {
            DeadLetter l = filed.letter();
            System.out.printf(
                    "%-8s %s  %-6s  %-18s  %s  %s%n%9s%s%n",
                    filed.id(), l.at(), l.stage(), l.reason(), l.key(), l.source(), "", l.detail());
            count++;
        }
        System.out.println(count + " dead letters");
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Write a dead letter's original bytes to the standard output.")
    int show(
            @Mixin Options options,
            @Parameters(paramLabel = "ID", description = "As dead-letters list prints it, such as 3/17.") String id)
            throws IOException {
        for (Filed filed : filed(options.cluster(), new Filter())) {
            if (filed.id().equals(id)) {
                DeadLetter l = filed.letter();
                System.err.println(l.reason() + ": " + l.detail() + "\n" + l.source() + "\n" + l.answer());
                System.out.write(l.bytes());
                System.out.flush();
                return 0;
            }
        }
        System.err.println(id + ": there is no such dead letter; see: dateline dead-letters list");
        return 1;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Read documents of feeds again that could not be read, after the reason was mended.",
                "Whoever polls the feed does it, and publishes what is new to it."
            })
    int replay(
            @Mixin Options options,
            @Mixin Filter filter,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these, such as 3/17.") @Nullable
                    List<String> ids) {
        KafkaConnection kafka = options.cluster();
        List<Filed> chosen = filed(kafka, filter).stream()
                .filter(filed -> ids == null || ids.contains(filed.id()))
                .toList();
        List<Filed> documents = chosen.stream()
                .filter(f -> f.letter().stage().equals(DOCUMENTS)
                        && !f.letter().reason().equals(ARTICLE_TOO_LARGE))
                .toList();
        Instant now = CLOCK.instant();
        new FeedRequests(kafka)
                .send(documents.stream()
                        .map(f -> new FeedRequest(
                                f.letter().key(), FeedRequest.Kind.REPLAY, now, null, null, f.partition(), f.offset()))
                        .toList());
        System.out.println("Asked for " + documents.size() + " documents to be read again.");
        if (documents.size() < chosen.size()) {
            System.out.println((chosen.size() - documents.size())
                    + " others are records, not documents of feeds: what made them is still on its topic.");
        }
        return 0;
    }

    private static List<Filed> filed(KafkaConnection kafka, Filter filter) {
        List<Filed> found = new ArrayList<>();
        new TopicReader(kafka).toTheEnd(Topics.DEAD_LETTERS, record -> {
            Filed filed = Filed.of(record);
            if (filter.accepts(filed.letter())) {
                found.add(filed);
            }
        });
        return found.stream()
                .sorted((a, b) -> a.letter().at().compareTo(b.letter().at()))
                .toList();
    }
}
