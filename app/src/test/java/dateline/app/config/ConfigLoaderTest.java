package dateline.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dateline.contract.record.Watch;
import dateline.ingest.websub.WebSubConfig;
import dateline.runtime.config.Secret;
import dateline.sink.channel.ChannelConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private Path file;

    @BeforeEach
    void file(@TempDir Path directory) {
        file = directory.resolve("dateline.yaml");
    }

    @Test
    void nothingSet_givesTheDefaults() throws Exception {
        Files.writeString(file, "");
        assertThat(load(Map.of(), Map.of())).isEqualTo(DatelineConfig.defaults());
    }

    @Test
    void sections_areLaidOverTheDefaults() throws Exception {
        Files.writeString(file, """
                data: /var/lib/dateline
                kafka:
                  bootstrap.servers: broker:9092
                  security.protocol: SSL
                ingest:
                  min-interval: 2m
                  allow-private-addresses: [10.0.0.0/8, intranet.example]
                watch:
                  learning: none
                """);
        DatelineConfig config = load(Map.of(), Map.of());

        assertThat(config.data()).isEqualTo(Path.of("/var/lib/dateline"));
        assertThat(config.kafkaConnection().orElseThrow().bootstrap()).isEqualTo("broker:9092");
        assertThat(config.kafka()).containsEntry("security.protocol", "SSL");
        assertThat(config.ingest().minInterval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.ingest().allowPrivateAddresses()).containsExactly("10.0.0.0/8", "intranet.example");
        assertThat(config.watch().learning()).isEqualTo(Watch.Learning.NONE);
        assertThat(config.watch().window()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void defaultWatchThatEnrichWouldNotUse_isRefused() throws Exception {
        for (String wrong : List.of("window: 4000d", "max-age: 0s", "countries: [ZZ]")) {
            Files.writeString(file, "watch:\n  " + wrong + "\n");
            assertThat(problems(Map.of()))
                    .singleElement()
                    .asString()
                    .contains("watch." + wrong.substring(0, wrong.indexOf(':')) + ": must be");
        }
    }

    @Test
    void environmentWinsOverTheFile_andTheCommandLineOverBoth() throws Exception {
        Files.writeString(file, "ingest:\n  min-interval: 2m\n  default-interval: 20m\nenrich:\n  threads: 3\n");
        DatelineConfig config = load(
                Map.of("DATELINE_INGEST_MIN_INTERVAL", "3m", "DATELINE_ENRICH_THREADS", "4"),
                Map.of("enrich.threads", "5"));

        assertThat(config.ingest().minInterval()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.ingest().defaultInterval()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.enrich().threads()).isEqualTo(5);
    }

    @Test
    void secrets_comeFromFiles_andAreNeverShown(@TempDir Path directory) throws Exception {
        Files.writeString(file, "database:\n  url: jdbc:postgresql://db/dateline\n");
        Path secret = Files.writeString(directory.resolve("password"), "geheim\n");
        ConfigLoader.Loaded loaded =
                new ConfigLoader(file, Map.of("DATELINE_DATABASE_PASSWORD_FILE", secret.toString()), Map.of()).load();

        assertThat(loaded.config().database().password()).isEqualTo(new Secret("geheim"));
        assertThat(loaded.origins().toString()).doesNotContain("geheim").contains("******");
        assertThat(loaded.origins().get("database.url")).endsWith("# " + file + ":2");
        assertThat(loaded.config().toString()).doesNotContain("geheim");
    }

    @Test
    void sectionWithinASection_isBound_andItsSecretComesFromAFile(@TempDir Path directory) throws Exception {
        Files.writeString(file, "ingest:\n  websub:\n    callback-url: https://us.example\n    lease: 5d\n");
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef\n");
        DatelineConfig config = load(Map.of("DATELINE_INGEST_WEBSUB_SECRET_FILE", secret.toString()), Map.of());

        assertThat(config.ingest().websub())
                .isEqualTo(new WebSubConfig(
                        "https://us.example", "127.0.0.1", 8082, new Secret("0123456789abcdef"), Duration.ofDays(5)));
        assertThat(problems(Map.of()))
                .singleElement()
                .asString()
                .contains("ingest.websub.secret")
                .contains("is needed");
    }

    @Test
    void unknownKey_isRefusedWithLineAndTheNearestKnownKey() throws Exception {
        Files.writeString(file, "data: x\ningest:\n  min-intervall: 2m\n");
        assertThat(problems(Map.of()))
                .containsExactly(file + ":3: ingest.min-intervall: unknown key; did you mean \"ingest.min-interval\"?");
    }

    @Test
    void contestedPlace_isConfigured_andUnknownPlacesAndCodesAreRefused() throws Exception {
        Files.writeString(file, "enrich:\n  contested:\n    crimea: none\n    western-sahara: MA\n");
        assertThat(load(Map.of(), Map.of()).enrich().contested().crimea()).isEqualTo("none");
        assertThat(load(Map.of(), Map.of()).enrich().contested().westernSahara())
                .isEqualTo("MA");

        Files.writeString(file, "enrich:\n  contested:\n    crimee: UA\n    tibet: XX\n");
        assertThat(problems(Map.of()))
                .anySatisfy(
                        p -> assertThat(p).contains("enrich.contested.crimee").contains("did you mean"))
                .anySatisfy(
                        p -> assertThat(p).contains("enrich.contested.tibet").contains("not XX"));
    }

    @Test
    void unknownVariable_isRefused() throws Exception {
        Files.writeString(file, "");
        assertThat(problems(Map.of("DATELINE_INGEST_MIN_INTERVAL_", "1m")))
                .singleElement()
                .asString()
                .contains("did you mean \"DATELINE_INGEST_MIN_INTERVAL\"?");
    }

    @Test
    void unknownKafkaSetting_isRefused() throws Exception {
        Files.writeString(file, "kafka:\n  secuirty.protocol: SSL\n");
        assertThat(problems(Map.of())).singleElement().asString().contains("did you mean \"security.protocol\"?");
    }

    @Test
    void everyProblem_isSaidAtOnce_withItsLine() throws Exception {
        Files.writeString(file, """
                ingest:
                  min-interval: soon
                  default-interval: 1h
                  default-interval: 2h
                enrich:
                  threads: 0
                watch:
                  learning: lound
                log: text
                """);
        assertThat(problems(Map.of()))
                .anySatisfy(p -> assertThat(p)
                        .startsWith(file + ":2: ingest.min-interval")
                        .contains("15m"))
                .anySatisfy(p -> assertThat(p)
                        .startsWith(file + ":4: ingest.default-interval")
                        .contains("twice"))
                .anySatisfy(p ->
                        assertThat(p).startsWith(file + ":6: enrich.threads").contains("between 1 and 64"))
                .anySatisfy(p ->
                        assertThat(p).startsWith(file + ":8: watch.learning").contains("silent, none"))
                .anySatisfy(p -> assertThat(p).startsWith(file + ":9: log").contains("is a section"));
    }

    @Test
    void channels_haveNamesAndTypes_andTheirSecretsAreNeverShown(@TempDir Path directory) throws Exception {
        Files.writeString(file, """
                sink:
                  notices: desk
                  channels:
                    desk:
                      type: slack
                      url: https://hooks.example.org/geheim
                    night-desk:
                      type: email
                      host: mail.example.org
                      user: dateline
                      from: Dateline <dateline@example.org>
                      to: [a@example.org, b@example.org]
                      security: tls
                      all-watches: false
                    hook:
                      type: webhook
                      url: https://example.org/hook
                      secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]
                """);
        Path password = Files.writeString(directory.resolve("password"), "geheim\n");
        ConfigLoader.Loaded loaded = new ConfigLoader(
                        file, Map.of("DATELINE_SINK_CHANNELS_NIGHT_DESK_PASSWORD_FILE", password.toString()), Map.of())
                .load();
        assertThat(loaded.config().sink().channels())
                .containsOnlyKeys("desk", "night-desk", "hook")
                .containsEntry(
                        "desk", new ChannelConfig.Slack(new Secret("https://hooks.example.org/geheim"), null, null))
                .containsEntry(
                        "night-desk",
                        new ChannelConfig.Email(
                                "mail.example.org",
                                null,
                                ChannelConfig.Email.Security.TLS,
                                "dateline",
                                new Secret("geheim"),
                                "Dateline <dateline@example.org>",
                                List.of("a@example.org", "b@example.org"),
                                false));
        assertThat(loaded.origins().toString()).doesNotContain("geheim", "MfKQ");
        assertThat(loaded.origins().get("sink.channels.desk.type")).isEqualTo("slack  # " + file + ":5");
        assertThat(loaded.config().toString()).doesNotContain("geheim", "MfKQ");
    }

    @Test
    void channel_canComeFromTheEnvironmentAlone() throws Exception {
        Files.writeString(file, "");
        DatelineConfig config = load(
                Map.of(
                        "DATELINE_SINK_CHANNELS_OPS_TYPE", "pagerduty",
                        "DATELINE_SINK_CHANNELS_OPS_ROUTING_KEY", "R0UTING",
                        "DATELINE_SINK_CHANNELS_OPS_ALL_WATCHES", "no"),
                Map.of());
        assertThat(config.sink().channels())
                .containsEntry("ops", new ChannelConfig.Pagerduty(new Secret("R0UTING"), null, null, false));
    }

    @Test
    void whatIsWrongWithAChannel_isSaidWithItsLine_andWhatWasMeant() throws Exception {
        Files.writeString(file, """
                sink:
                  channels:
                    a:
                      type: slak
                      url: https://example.org/
                    b:
                      type: slack
                      ulr: https://example.org/
                    c:
                      url: https://example.org/
                    d:
                      type: ntfy
                      topic: desk
                      server: nowhere
                    e:
                      type: webhook
                    f: slack
                    g:
                      type: email
                      host: h
                      port: much
                """);
        assertThat(problems(Map.of()))
                .containsExactlyInAnyOrder(
                        file + ":4: sink.channels.a.type: \"slak\" is not one of webhook, slack, teams, ntfy, email,"
                                + " pagerduty, kafka, log; did you mean \"slack\"?",
                        file + ":8: sink.channels.b.ulr: a channel of type slack has no such key;"
                                + " did you mean \"url\"?",
                        file + ":10: sink.channels.c.type: is needed: one of webhook, slack, teams, ntfy, email,"
                                + " pagerduty, kafka, log",
                        file + ":14: sink.channels.d.server: must be an http or https address with a host",
                        file + ":16: sink.channels.e.url: is needed",
                        file + ":17: sink.channels.f: is a section; its keys belong indented below it",
                        file + ":21: sink.channels.g.port: \"much\" is not a whole number");
    }

    @Test
    void linksSecret_thatIsShort_isRefused() throws Exception {
        Files.writeString(file, "links:\n  secret: short\nconsole:\n  public-url: ftp://example.org\n");
        assertThat(problems(Map.of()))
                .anySatisfy(
                        p -> assertThat(p).startsWith(file + ":2: links.secret").doesNotContain("short"))
                .anySatisfy(p -> assertThat(p).startsWith(file + ":4: console.public-url"));
    }

    @Test
    void brokenYaml_isRefusedWithItsLine() throws Exception {
        Files.writeString(file, "data: x\nkafka: [\n");
        assertThat(problems(Map.of())).singleElement().asString().contains("not YAML");
    }

    @Test
    void missingFile_isSaid() {
        assertThat(problems(Map.of())).singleElement().asString().contains("no such file");
    }

    private DatelineConfig load(Map<String, String> environment, Map<String, String> options) {
        return new ConfigLoader(file, environment, options).load().config();
    }

    private List<String> problems(Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> new ConfigLoader(file, environment, Map.of()).load())
                .problems();
    }
}
