package dateline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import dateline.contract.record.AlertAction;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.runtime.config.Secret;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.watch.ActionLinks;
import dateline.testsupport.TestDatabase;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watches, what people say of alerts, and who may. */
class DeskApiTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final String TOKEN = "a token of enough letters";
    private static final ActionLinks LINKS = new ActionLinks(new Secret("0123456789abcdef"));
    private static final String WATCH = """
            {"name": "Sahel", "mode": "NOVEL", "window": "PT720H", "countries": ["ML", "NE"], "minConfidence": 0.5,
             "minSalience": 0, "maxAge": "PT48H", "learning": "SILENT"}""";

    private static TestDatabase database;
    private static SampleRows rows;
    private static ConsoleService console;
    private static Client client;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        rows = new SampleRows(database.dataSource());
        SampleStories.ALL.forEach(s -> rows.article(s, NOW));
        SampleAlerts.ended(rows, NOW);
        SampleAlerts.corroborated(rows, NOW);
        TestKafka.createTopics();
        console = started(TestKafka.connection(), TestConfig.local());
        client = new Client(console.port());
        await().until(() -> console.ready().ok());
    }

    @AfterAll
    static void stop() {
        client.close();
        console.close();
    }

    @ParameterizedTest
    @CsvSource({
        "state=UPDATED, ML",
        "'state=acknowledged,SNOOZED', JO",
        "watch=sahel, ML",
        "country=bt, BT",
    })
    void alerts_areNarrowed(String query, String country) {
        JsonNode alerts = client.json("/api/alerts?" + query).get("alerts");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).get("country").textValue()).isEqualTo(country);
    }

    @Test
    void stateThatIsNone_isAProblem() {
        HttpResponse<String> answer = client.get("/api/alerts?state=OPENED");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is no state OPENED.", "OPEN, UPDATED");
    }

    @Test
    void alert_comesWithItsWholeRecordAndItsHistory() {
        JsonNode alert = client.json("/api/alerts/" + id("ML"));

        assertThat(alert.get("level").textValue()).isEqualTo("CORROBORATED");
        assertThat(alert.at("/baseline/days").doubleValue()).isEqualTo(29.7);
        assertThat(alert.at("/gaps/0/feedId").textValue()).isEqualTo("rhein-zeitung");
        assertThat(alert.get("entries")).hasSize(3);
        assertThat(alert.at("/articles/0/publisher").isTextual()).isTrue();
        List<Integer> revisions = new ArrayList<>();
        alert.get("history").forEach(r -> revisions.add(r.get("revision").intValue()));
        assertThat(revisions).containsExactly(3, 2, 1);
        assertThat(alert.at("/history/2/state").textValue()).isEqualTo("OPEN");
    }

    @Test
    void optionsOfAFeed_areChanged_andWrongOnesAreRefusedWithWhatWasMeant() {
        String url = "https://news.example/rss.xml";
        String id = FeedIds.of(url);
        new FeedRegistry(TestKafka.connection())
                .add(new FeedSpec(id, url, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW));
        String path = "/api/feeds/" + id + "/options";

        String good = "{\"options\": {\"time-zone\": \"Asia/Tokyo\", \"bearer-secret\": \"token\"}}";
        assertThat(client.send("PUT", path, good, JSON).statusCode()).isEqualTo(200);
        assertThat(client.json(path).at("/options/time-zone").textValue()).isEqualTo("Asia/Tokyo");

        HttpResponse<String> bad = client.send("PUT", path, "{\"options\": {\"time-zon\": \"UTC\"}}", JSON);
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("$.options.time-zon", "did you mean");
        assertThat(client.send("PUT", path, "{\"options\": {\"past\": 5}}", JSON)
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.json(path).get("options")).hasSize(2);
        assertThat(client.get("/api/feeds/none/options").statusCode()).isEqualTo(404);
        assertThat(client.send("DELETE", path, "", JSON).statusCode()).isEqualTo(405);
    }

    @Test
    void whatIsSaid_isSentToEnrich() {
        Instant until = NOW.plus(Duration.ofHours(8));
        HttpResponse<String> answer = client.send(
                "POST",
                "/api/alerts/" + id("ML") + "/actions",
                "{\"kind\": \"SNOOZE\", \"until\": \"" + until + "\", \"by\": \"Ada\", \"note\": \"at lunch\"}",
                JSON);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(actions()).anySatisfy(a -> {
            assertThat(a.alertId()).isEqualTo(id("ML"));
            assertThat(a.kind()).isEqualTo(AlertAction.Kind.SNOOZE);
            assertThat(a.until()).isEqualTo(until);
            assertThat(a.by()).isEqualTo("Ada");
            assertThat(a.note()).isEqualTo("at lunch");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\": \"LIKE\"} | 400 | ACKNOWLEDGE",
                "{\"kind\": \"SNOOZE\"} | 400 | next 90 days",
                "{\"kind\": \"SNOOZE\", \"until\": \"2001-01-01T00:00:00Z\"} | 400 | next 90 days",
                "[] | 422 | JSON object",
                "{\"kind\" | 422 | not JSON",
            })
    void whatCannotBeSaid_isRefused(String body, int status, String why) {
        HttpResponse<String> answer = client.send("POST", "/api/alerts/" + id("ML") + "/actions", body, JSON);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void alertThatIsNone_cannotBeSpokenOf() {
        assertThat(client.send("POST", "/api/alerts/none/actions", "{\"kind\": \"ACKNOWLEDGE\"}", JSON)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void watch_isPutListedChangedAndRemoved() {
        assertThat(client.send("PUT", "/api/watches/w1", WATCH, JSON).statusCode())
                .isEqualTo(201);
        JsonNode listed = client.json("/api/watches/w1");
        assertThat(listed.at("/watch/version").intValue()).isEqualTo(1);
        assertThat(listed.get("rule").textValue()).isEqualTo("ML, NE, not mentioned for 30 days");

        HttpResponse<String> changed = client.send("PUT", "/api/watches/w1", WATCH.replace("PT720H", "PT24H"), JSON);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(tree(changed.body()).get("version").intValue()).isEqualTo(2);

        HttpResponse<String> stale =
                client.send("PUT", "/api/watches/w1", WATCH.replace("{\"name\"", "{\"version\": 1, \"name\""), JSON);
        assertThat(stale.statusCode()).isEqualTo(409);

        assertThat(client.send("DELETE", "/api/watches/w1", "").statusCode()).isEqualTo(204);
        assertThat(client.get("/api/watches/w1").statusCode()).isEqualTo(404);
    }

    @Test
    void everythingWrongWithAWatch_isSaid() {
        HttpResponse<String> answer = client.send(
                "PUT",
                "/api/watches/w2",
                WATCH.replace("\"NE\"", "\"Nigr\"").replace("\"minSalience\": 0", "\"minSalience\": 40"),
                JSON);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problems = tree(answer.body()).get("problems");
        assertThat(problems).hasSize(2);
        assertThat(problems.findValuesAsText("path")).contains("$.countries[1]", "$.minSalience");
    }

    @Test
    void precision_isOfWhatPeopleJudged() {
        client.send("PUT", "/api/watches/default", WATCH, JSON);
        JsonNode figures = client.json("/api/watches/default");
        assertThat(figures.get("alerts").intValue()).isEqualTo(2);
        assertThat(figures.get("acknowledged").intValue()).isEqualTo(1);
        assertThat(figures.get("precision").doubleValue()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, none, 403",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "X-Forwarded-For, 203.0.113.7, 403",
        "Via, 1.1 proxy, 403",
        "Content-Type, text/plain, 415",
        "Content-Type, application/x-www-form-urlencoded, 415",
    })
    void othersPages_changeNothing(String header, String value, int status) {
        int before = actions().size();
        List<String> headers = new ArrayList<>(List.of(header, value));
        if (!header.equals("Content-Type")) {
            headers.addAll(List.of(JSON));
        }
        HttpResponse<String> answer = client.send(
                "POST",
                "/api/alerts/" + id("ML") + "/actions",
                "{\"kind\": \"ACKNOWLEDGE\"}",
                headers.toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(actions()).hasSize(before);
    }

    @Test
    void thePageItself_mayChangeThings() {
        HttpResponse<String> answer = client.send(
                "POST",
                "/api/alerts/" + id("JO") + "/actions",
                "{\"kind\": \"REOPEN\"}",
                "Content-Type",
                "application/json; charset=utf-8",
                "Origin",
                "http://127.0.0.1:" + console.port(),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void whatIsReadOnly_staysSo() {
        assertThat(client.send("POST", "/api/articles", "{}", JSON).statusCode())
                .isEqualTo(405);
        assertThat(client.send("DELETE", "/api/alerts/x", "").statusCode()).isEqualTo(405);
    }

    @Test
    void consoleForOthers_writesWithItsTokenOnly() {
        try (ConsoleService without = started(TestKafka.connection(), TestConfig.open(null));
                ConsoleService with = started(TestKafka.connection(), TestConfig.open(new Secret(TOKEN)));
                Client toWithout = new Client(without.port());
                Client toWith = new Client(with.port())) {
            assertThat(toWithout.send("PUT", "/api/watches/w3", WATCH, JSON).body())
                    .contains("writing-off", "console.token");
            assertThat(put(toWith, null)).isEqualTo(401);
            assertThat(put(toWith, "Bearer another token of letters")).isEqualTo(401);
            assertThat(put(toWith, "Bearer " + TOKEN)).isEqualTo(201);
        }
    }

    @Test
    void kafkaAway_isSaid_andNothingIsBroken() {
        KafkaConnection nowhere = new KafkaConnection("127.0.0.1:1", Map.of());
        try (ConsoleService without = started(nowhere, TestConfig.local());
                Client to = new Client(without.port())) {
            HttpResponse<String> answer = to.send("PUT", "/api/watches/w4", WATCH, JSON);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("kafka-away");
            assertThat(to.get("/api/alerts").statusCode()).isEqualTo(200);
        }
    }

    /** A cluster whose addresses take connections and say nothing. */
    @Test
    void requestsWithoutKafka_doNotQueueBehindOneAnother() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ConsoleService without = started(
                        new KafkaConnection("127.0.0.1:" + silent.getLocalPort(), Map.of()), TestConfig.local());
                Client to = new Client(without.port());
                ExecutorService eight = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String id = "w" + i;
                answers.add(eight.submit(() -> id.equals("w7")
                        ? to.send("PUT", "/api/watches/w7", WATCH, JSON)
                        : to.get(id.equals("w6") ? "/api/watches/w6" : "/api/watches")));
            }
            // each alone takes 5 s to find out that Kafka is away; in a row they would take 40
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
            }
        }
    }

    @Test
    void signedLink_asks_andTheButtonActs() {
        String link =
                LINKS.link(URI.create(""), id("BT"), AlertAction.Kind.FALSE_POSITIVE, NOW.plus(Duration.ofDays(1)));
        int before = actions().size();

        HttpResponse<String> page = client.get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Is this alert wrong?", "Bhutan", "<form method=\"post\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self'")
                .doesNotContain("script-src");
        assertThat(actions()).hasSize(before);

        String form = link.substring(link.indexOf('?') + 1);
        HttpResponse<String> done =
                client.send("POST", ActionLinks.PATH, form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(actions()).anySatisfy(a -> {
            assertThat(a.by()).isEqualTo("link");
            assertThat(a.kind()).isEqualTo(AlertAction.Kind.FALSE_POSITIVE);
        });
    }

    @Test
    void forgedLink_doesNothing() {
        String link = LINKS.link(URI.create(""), id("BT"), AlertAction.Kind.ACKNOWLEDGE, NOW.plus(Duration.ofDays(1)))
                .replace("acknowledge", "false-positive");
        int before = actions().size();
        assertThat(client.get(link).statusCode()).isEqualTo(403);
        assertThat(client.send(
                                "POST",
                                ActionLinks.PATH,
                                link.substring(link.indexOf('?') + 1),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
        assertThat(actions()).hasSize(before);
    }

    private static int put(Client to, @Nullable String authorization) {
        String[] headers = authorization == null
                ? JSON
                : new String[] {"Content-Type", "application/json", "Authorization", authorization};
        return to.send("PUT", "/api/watches/w3", WATCH, headers).statusCode();
    }

    private static ConsoleService started(KafkaConnection kafka, ConsoleConfig config) {
        ConsoleService service = new ConsoleService(
                ConsoleTest.connection(database),
                kafka,
                config,
                LINKS,
                new SimpleMeterRegistry(),
                InstantSource.system());
        service.start();
        return service;
    }

    private static String id(String country) {
        return client.json("/api/alerts?country=" + country).at("/alerts/0/id").textValue();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<AlertAction> actions() {
        List<AlertAction> all = new ArrayList<>();
        JsonSerde<AlertAction> serde = new JsonSerde<>(AlertAction.class);
        try (var consumer = TestKafka.connection().consumer(Map.of())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(Topics.ALERT_ACTIONS.name(), 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).get(partitions.getFirst());
            while (consumer.position(partitions.getFirst()) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> all.add(serde.decode(r.value())));
            }
        }
        return all;
    }
}
