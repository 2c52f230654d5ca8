package dateline.bench.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.bench.SampleArticles;
import dateline.contract.json.Json;
import dateline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives articles to what is measured, and looks what becomes of them. */
final class Traffic {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Measured measured;
    private final List<ObjectNode> samples;
    private int given;

    Traffic(Measured measured, int words) {
        this.measured = measured;
        this.samples = SampleArticles.ofWords(words).stream()
                .map(article -> (ObjectNode) Json.MAPPER.valueToTree(article))
                .toList();
    }

    /** Gives articles as fast as the broker takes them, and waits until all are rows. */
    Burst burst(int articles) throws Exception {
        long before = given;
        Measured.Ends begin = measured.ends();
        long alertsBefore = count("alert_event");
        long began = System.nanoTime();
        double written;
        try (Producer<String, byte[]> producer = producer()) {
            for (int i = 0; i < articles; i++) {
                send(producer);
            }
            producer.flush();
            written = seconds(began);
        }
        List<Burst.Look> looks = new ArrayList<>();
        while (true) {
            Measured.Ends now = measured.ends();
            long rows = count("article") - before;
            looks.add(new Burst.Look(
                    seconds(began),
                    now.annotated() - begin.annotated(),
                    now.enriched() - begin.enriched(),
                    rows,
                    count("alert_event") - alertsBefore));
            if (rows >= articles) {
                return new Burst(articles, written, looks);
            }
            if (seconds(began) > PATIENCE.toSeconds()) {
                throw new IllegalStateException("only " + rows + " of " + articles + " are rows after " + PATIENCE);
            }
            Thread.sleep(500);
        }
    }

    /** Gives articles at a rate, and returns after how many milliseconds each was a row. */
    List<Double> steady(int rate, Duration time) throws Exception {
        int first = given;
        int all = (int) (rate * time.toSeconds());
        long began = System.nanoTime();
        try (Producer<String, byte[]> producer = producer()) {
            while (given < first + all) {
                int due = (int) Math.min(all, seconds(began) * rate);
                while (given < first + due) {
                    send(producer);
                }
                Thread.sleep(5);
            }
        }
        while (count("article") < given) {
            Thread.sleep(200);
        }
        List<Double> late = new ArrayList<>();
        try (Connection c = measured.database();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select extract(epoch from stored_at - first_seen) * 1000 from article "
                        + "where substring(id from 2)::int >= " + first)) {
            while (r.next()) {
                late.add(r.getDouble(1));
            }
        }
        return late;
    }

    private Producer<String, byte[]> producer() {
        return measured.kafka().producer(Map.of("linger.ms", "5"));
    }

    private void send(Producer<String, byte[]> producer) {
        int number = given++;
        String id = "p" + number;
        String now = Instant.now().toString();
        ObjectNode article = samples.get(number % samples.size()).deepCopy();
        article.put("id", id).put("guid", id).put("url", "https://example.org/" + id);
        article.put("canonicalUrl", "https://example.org/" + id);
        article.put("published", now).put("firstSeen", now).put("seen", now);
        producer.send(new ProducerRecord<>(
                Topics.ARTICLES.name(), id, article.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private long count(String table) throws Exception {
        try (Connection c = measured.database();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select count(*) from " + table)) {
            r.next();
            return r.getLong(1);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
