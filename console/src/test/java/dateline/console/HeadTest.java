package dateline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for with HEAD (RFC 9110, 9.3.2), and what is not there. */
class HeadTest {
    private static ConsoleService console;
    private static Client client;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        SampleRows rows = new SampleRows(database.dataSource());
        rows.article(SampleStories.ALL.getFirst(), Instant.now());
        console = new ConsoleService(
                ConsoleTest.connection(database),
                null,
                TestConfig.local(),
                null,
                new SimpleMeterRegistry(),
                InstantSource.system());
        console.start();
        client = new Client(console.port());
        await().until(() -> console.ready().ok());
    }

    @AfterAll
    static void stop() {
        client.close();
        console.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/js/main.js",
                "/console.css",
                "/icon.svg",
                "/api/articles",
                "/api/articles/nothing-like-it",
                "/api/articles?limit=none",
                "/api/alerts",
                "/api/dead-letters",
                "/api/watches",
                "/actions",
                "/nowhere",
                "/api/nowhere"
            })
    void head_answersAsGetDoes_withoutABody(String path) {
        HttpResponse<String> get = client.get(path);
        HttpResponse<String> head = client.send("HEAD", path, "");

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (String header :
                List.of("Content-Length", "Content-Type", "ETag", "Cache-Control", "Content-Security-Policy")) {
            assertThat(head.headers().firstValue(header))
                    .as(header)
                    .isEqualTo(get.headers().firstValue(header));
        }
    }

    @Test
    void headOfTheStream_ends() {
        HttpResponse<String> head = client.send("HEAD", "/api/stream", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/articles/nothing-like-it, There is no article nothing-like-it.",
        "/api/alerts/nothing-like-it, There is no alert nothing-like-it.",
        "/api/alerts/not%20one, That is not an id",
        "/nowhere, There is no /nowhere",
    })
    void whatIsNotThere_isNamed(String path, String text) {
        HttpResponse<String> answer = client.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains(text);
    }
}
