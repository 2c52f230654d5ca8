package dateline.console;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.console.Client.Following;
import dateline.console.SampleRows.Story;
import dateline.runtime.config.DatabaseConnection;
import dateline.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final Instant NOW = Instant.now();
    private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");
    private static final Story HOSTILE = SampleRows.story(
            "Evil \"Outlet\"",
            "en",
            "<script>alert(1)</script>\u202e & \u2028 \"quotes\"",
            "</script><img src=x onerror=alert(1)> in Chad",
            Map.of("TD", "Chad"));

    private static TestDatabase database;
    private static SampleRows rows;
    private static SimpleMeterRegistry meters;
    private static ConsoleService console;
    private static Client client;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        rows = new SampleRows(database.dataSource());
        for (int i = 0; i < SampleStories.ALL.size(); i++) {
            rows.article(SampleStories.ALL.get(i), NOW.minusSeconds(3600L * i));
        }
        rows.article(SampleStories.ALL.get(5), NOW, 2);
        rows.article(HOSTILE, NOW);
        SampleSharedStory.write(rows, NOW);
        rows.alert("KI", "Kiribati", "Kiribati", SampleStories.ALL.get(5), NOW);
        rows.alert("ML", "Mali", "Mali", SampleStories.ALL.getFirst(), NOW);
        rows.feed("the-harbour-post", "The Harbour Post", "FAILING", NOW);
        rows.deadLetter(7, "not-json", "It ends too early.", "{\"id\":\u0000", NOW);
        meters = new SimpleMeterRegistry();
        console = new ConsoleService(
                connection(database), null, TestConfig.local(), null, meters, InstantSource.system());
        console.start();
        client = new Client(console.port());
        await().until(() -> console.ready().ok());
    }

    @AfterAll
    static void stop() {
        client.close();
        console.close();
    }

    static DatabaseConnection connection(TestDatabase database) {
        return new DatabaseConnection(database.jdbcUrl(), null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "country=ki, Kiribati asks neighbours",
        "language=de, Schweiz und Österreich",
        "feed=kyiv-courier, Україна та Молдова",
        "q=flour%20ATOLLS, Kiribati asks neighbours",
    })
    void articles_areNarrowed(String query, String start) {
        JsonNode articles = client.json("/api/articles?" + query).get("articles");
        assertThat(articles).hasSize(1);
        assertThat(articles.get(0).get("title").textValue()).startsWith(start);
    }

    @Test
    void searchedText_isNoPattern() {
        assertThat(client.json("/api/articles?q=K_nya").get("articles")).isEmpty();
        assertThat(client.json("/api/articles?q=%25%25").get("articles")).isEmpty();
        assertThat(client.json("/api/articles?q=Kenya").get("articles")).hasSize(1);
    }

    @Test
    void pages_giveEachArticleOnceNewestFirst() {
        List<Long> numbers = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = client.json("/api/articles?limit=4" + next);
            page.get("articles").forEach(a -> numbers.add(a.get("seq").longValue()));
            next = page.get("next").isNull() ? "" : "&before=" + page.get("next");
        } while (!next.isEmpty());

        assertThat(numbers)
                .hasSizeGreaterThan(SampleStories.ALL.size())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void article_comesWithEverythingFoundInIt() {
        JsonNode detail =
                client.json("/api/articles/" + SampleStories.ALL.get(5).id());

        assertThat(detail.at("/article/revision").intValue()).isEqualTo(2);
        assertThat(detail.get("revisions")).hasSize(2);
        assertThat(detail.get("entities").get(0).get("name").textValue()).isEqualTo("Teima Ioane");
        assertThat(detail.get("countries")).hasSize(3);
        for (JsonNode country : detail.get("countries")) {
            for (JsonNode e : country.get("evidence")) {
                String field = e.get("field").textValue();
                String text = detail.at(field.equals("title") ? "/article/title" : "/text")
                        .textValue();
                assertThat(text.substring(
                                e.get("start").intValue(), e.get("end").intValue()))
                        .isEqualTo(e.get("text").textValue());
            }
        }
    }

    @Test
    void article_comesWithItsLanguagesPlacesAndKindsOfEvidence() {
        JsonNode detail = client.json("/api/articles/" + SampleSharedStory.FIRST.id());

        assertThat(detail.get("languageStatus").textValue()).isEqualTo("MIXED");
        assertThat(detail.get("secondLanguage").textValue()).isEqualTo("fr");
        assertThat(detail.get("keyEntities").get(0).get("name").textValue()).isEqualTo("Port Vila");
        assertThat(detail.get("keyEntities").get(0).get("count").intValue()).isEqualTo(2);
        assertThat(detail.at("/keyEntities/0/place/geonamesId").longValue()).isEqualTo(2135171);
        assertThat(detail.get("countries").findValuesAsText("how"))
                .contains("NAME", "DEMONYM", "PLACE", "CAPITAL_METONYM", "LEADER", "INSTITUTION");
        assertThat(detail.get("countries").findValuesAsText("context"))
                .containsExactlyInAnyOrder("DATELINE", "CREDIT", "RELATED");
    }

    @Test
    void article_knowsWhoElseTellsItsStory() {
        JsonNode detail = client.json("/api/articles/" + SampleSharedStory.FIRST.id());
        JsonNode story = detail.get("story");

        assertThat(detail.get("publisher").textValue()).isEqualTo("Reef Courier");
        assertThat(story.get("articles").intValue()).isEqualTo(4);
        assertThat(story.get("publishers").intValue()).isEqualTo(3);
        assertThat(story.get("others").findValuesAsText("outlet"))
                .containsExactlyInAnyOrder("Islands Today", "Coral Radio", "Le Lagon");
        assertThat(client.json("/api/articles/" + SampleStories.ALL.getFirst().id())
                        .at("/story/others"))
                .isEmpty();
    }

    @Test
    void alert_quotesTheSentenceWithItsEvidence() {
        JsonNode alert = client.json("/api/alerts?country=KI").get("alerts").get(0);
        JsonNode sentence = alert.at("/articles/0/sentence");
        String text = sentence.get("text").textValue();
        JsonNode mark = sentence.at("/marks/0");

        assertThat(text).startsWith("The only inter-island ferry").endsWith("at low tide.");
        assertThat(text.substring(mark.get("start").intValue(), mark.get("end").intValue()))
                .isEqualTo("Kiribati");
        JsonNode detail = client.json("/api/alerts/" + alert.get("id").textValue());
        alert.properties().forEach(f -> assertThat(detail.get(f.getKey())).isEqualTo(f.getValue()));
        assertThat(detail.get("history")).hasSize(1);
    }

    @Test
    void overview_countsFeedsCountriesAndDeadLetters() {
        JsonNode feed = client.json("/api/feeds").get("feeds").get(0);
        assertThat(feed.get("errorReason").textValue()).isEqualTo("http-404");
        assertThat(feed.get("title").textValue()).startsWith("<img");
        assertThat(feed.get("icon").textValue()).endsWith(".example/icon.png");
        assertThat(feed.get("pastReason").textValue()).isEqualTo("not-offered");
        assertThat(feed.has("pastSince")).isTrue();
        assertThat(client.json("/api/dead-letters").at("/deadLetters/0/reason").textValue())
                .isEqualTo("not-json");
        assertThat(client.json("/api/status").at("/feeds/FAILING").intValue()).isEqualTo(1);
        JsonNode countries = client.json("/api/countries").get("countries");
        assertThat(countries.findValuesAsText("code")).contains("KI", "ML", "GE");
        assertThat(countries.findValuesAsText("name")).contains("Kiribati", "Mali", "Georgia");
    }

    @Test
    void hostileText_comesBackAsData() {
        HttpResponse<String> response = client.get("/api/articles?feed=" + HOSTILE.feed());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(client.json("/api/articles?feed=" + HOSTILE.feed())
                        .at("/articles/0/title")
                        .textValue())
                .isEqualTo(HOSTILE.title());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/articles?limit=0, limit, 1 to 200",
        "/api/articles?limit=x, limit, 1 to 200",
        "/api/articles?before=-1, before, from 1",
        "/api/articles?country=Mali, country, ISO 3166-1",
        "/api/articles?language=x1, language, ISO 639-1",
        "/api/articles?colour=red, colour, limit",
        "/api/articles?limit=1&limit=2, limit, once",
        "/api/status?x=1, x, no parameters",
        "/api/stream?after=yesterday, Last-Event-ID, two numbers",
    })
    void badParameter_isNamedWithWhatIsAllowed(String path, String parameter, String allowed) {
        HttpResponse<String> response = client.get(path);
        JsonNode problem = client.json(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.get("parameter").textValue()).isEqualTo(parameter);
        assertThat(problem.get("allowed").textValue()).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/js/main.js",
                "/api/status",
                "/nothing",
                "/api/articles/none",
                "/api/articles?limit=0",
                "/js/%2e%2e/x",
                "/%00"
            })
    void everyAnswer_hasTheSecurityHeaders(String path) {
        HttpResponse<String> response = client.get(path);

        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(path))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("same-origin");
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void everyModuleThatThePageImports_isServed() {
        Set<String> known = new HashSet<>(Set.of("main.js"));
        Deque<String> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            HttpResponse<String> response = client.get("/js/" + open.peek());
            assertThat(response.statusCode()).as(open.pop()).isEqualTo(200);
            IMPORT.matcher(response.body())
                    .results()
                    .map(m -> m.group(1))
                    .filter(known::add)
                    .forEach(open::add);
        }
        assertThat(known).contains("detail.js", "highlights.js");
    }

    @Test
    void otherSitesPage_isTurnedAway() {
        assertThat(client.get("/api/status", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.get("/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void articleStoredAfterConnecting_isSentAtOnce() throws Exception {
        try (Following following = client.follow("/api/stream")) {
            await().until(() -> !following.named("hello").isEmpty());
            Story story = another("sent live");
            rows.article(story, NOW);
            rows.alert("GE", "Georgia", "Georgia", SampleStories.ALL.getLast(), NOW.minusSeconds(1));

            await().until(() -> following.titles().contains(story.title()));
            await().until(() -> following.named("alert").size() == 1);
            assertThat(meters.get("dateline.console.stream.clients").gauge().value())
                    .isPositive();
        }
    }

    @Test
    void clientThatComesBack_getsWhatItMissed() throws Exception {
        String id;
        try (Following first = client.follow("/api/stream")) {
            await().until(() -> !first.named("hello").isEmpty());
            id = first.events().getFirst().id();
        }
        List<String> missed = List.of("missed 1", "missed 2", "missed 3");
        missed.forEach(m -> rows.article(another(m), NOW));

        try (Following second = client.follow("/api/stream", "Last-Event-ID", id)) {
            await().until(() -> !second.named("hello").isEmpty());
            assertThat(second.titles())
                    .containsAll(missed.stream().map(m -> another(m).title()).toList());
        }
    }

    @Test
    void writerThatCommitsLate_isNotPassedOver() throws Exception {
        Story late = another("late");
        Story early = another("early");
        try (Following following = client.follow("/api/stream");
                Connection slow = database.dataSource().getConnection()) {
            await().until(() -> !following.named("hello").isEmpty());
            slow.setAutoCommit(false);
            SampleRows.article(slow, late, NOW, 1);
            rows.article(early, NOW);
            await().until(() -> following.titles().contains(early.title()));
            String id = following.events().getLast().id();
            slow.commit();

            await().until(() -> following.titles().contains(late.title()));
            try (Following back = client.follow("/api/stream", "Last-Event-ID", id)) {
                await().until(() -> back.titles().contains(late.title()));
            }
        }
    }

    @Test
    void requests_areCountedByRouteAndNotByAddress() {
        client.get("/api/articles/none");
        client.get("/whatever/" + Instant.now().toEpochMilli());

        await().atMost(ofSeconds(5)).untilAsserted(() -> {
            List<String> routes = meters.find("dateline.console.requests").timers().stream()
                    .map(t -> t.getId().getTag("route"))
                    .distinct()
                    .toList();
            assertThat(routes).contains("/api/articles/{id}", "none").noneMatch(r -> r.contains("whatever"));
        });
    }

    private static Story another(String mark) {
        return SampleRows.story("Live", "en", "A story " + mark, "Nothing about anywhere.", Map.of());
    }
}
