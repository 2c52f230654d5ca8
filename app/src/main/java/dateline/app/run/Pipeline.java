package dateline.app.run;

import dateline.annotate.Annotator;
import dateline.annotate.TextAnnotator;
import dateline.annotate.country.name.CountryCodes;
import dateline.app.config.DatelineConfig;
import dateline.console.ConsoleService;
import dateline.contract.record.FeedSpec;
import dateline.enrich.EnrichConfig;
import dateline.enrich.EnrichService;
import dateline.ingest.IngestService;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedParser;
import dateline.runtime.life.Component;
import dateline.sink.SinkService;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The roles of this process, wired and running. Closing drains them in the order in which articles flow. */
public final class Pipeline implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);

    private final Map<Role, Component> components;
    private final PrometheusMeterRegistry registry;
    private final ManagementServer management;

    private Pipeline(Map<Role, Component> components, PrometheusMeterRegistry registry, ManagementServer management) {
        this.components = components;
        this.registry = registry;
        this.management = management;
    }

    /**
     * Creates missing topics, seeds them, starts the roles.
     *
     * @param config all settings
     * @param backends the cluster and the database
     * @param roles which roles; any number
     * @param feeds those that are always read; only used with the ingest role
     * @param clock tells the time of day
     */
    public static Pipeline start(
            DatelineConfig config, Backends backends, Set<Role> roles, List<FeedSpec> feeds, InstantSource clock) {
        PrometheusMeterRegistry registry =
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM);
        bindProcess(registry);
        backends.bindTo(registry);
        // takes a second or two: meanwhile the topics are made ready
        CompletableFuture<Annotator> annotator = roles.contains(Role.ENRICH)
                ? CompletableFuture.supplyAsync(
                        () -> TextAnnotator.load(config.enrich().contested()))
                : new CompletableFuture<>();
        EnumSet<Role> onKafka = EnumSet.complementOf(EnumSet.of(Role.CONSOLE));
        onKafka.retainAll(roles);
        if (!onKafka.isEmpty()) {
            prepareTopics(config, backends, roles, feeds, clock);
        }
        Map<Role, Component> components = new EnumMap<>(Role.class);
        for (Role role : roles) {
            components.put(role, component(role, config, backends, annotator, registry, clock));
        }
        List<Component> watched = new ArrayList<>(components.values());
        watched.addAll(backends.health());
        watched.forEach(c -> RoleMetrics.bind(c, registry));
        ManagementServer management = ManagementServer.start(
                config.management().host(), config.management().port(), watched, registry);
        // those that read before those that write, so that nothing waits
        List<Role> order = new ArrayList<>(components.keySet());
        Collections.reverse(order);
        order.forEach(role -> start(components, role));
        log.atInfo()
                .addKeyValue("roles", components.keySet())
                .addKeyValue("kafka", backends.kafka().bootstrap())
                .addKeyValue("management", management.port())
                .log("started");
        return new Pipeline(components, registry, management);
    }

    /** The counts. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** The port of health checks and metrics. */
    public int managementPort() {
        return management.port();
    }

    /** The port of the page; 0 if the console is not among the roles. */
    public int consolePort() {
        return components.get(Role.CONSOLE) instanceof ConsoleService console ? console.port() : 0;
    }

    /** How many duplicates the enrich role remembers holding back; 0 if it is not among the roles. */
    public long duplicates() {
        return components.get(Role.ENRICH) instanceof EnrichService enrich ? enrich.duplicates() : 0;
    }

    /** Whether every role is connected to what it needs. */
    public boolean isReady() {
        return components.values().stream().allMatch(c -> c.ready().ok());
    }

    @Override
    public void close() {
        components.forEach((role, component) -> {
            try {
                component.close();
                log.atInfo().addKeyValue("role", role.word()).log("stopped");
            } catch (RuntimeException e) {
                log.atError().addKeyValue("role", role.word()).setCause(e).log("did not stop cleanly");
            }
        });
        management.close();
    }

    private static void start(Map<Role, Component> components, Role role) {
        Component component = components.get(role);
        if (component != null) {
            component.start();
        }
    }

    private static void prepareTopics(
            DatelineConfig config, Backends backends, Set<Role> roles, List<FeedSpec> feeds, InstantSource clock) {
        new TopicPlan(backends.kafka())
                .apply()
                .forEach(left -> log.atError()
                        .addKeyValue("topic", left.topic().name())
                        .addKeyValue("partitions", left.partitions())
                        .addKeyValue("expected", left.topic().partitions())
                        .log("a topic has another number of partitions than it should; see dateline topics verify"));
        Seeds seeds = new Seeds(backends.kafka(), clock);
        if (roles.contains(Role.ENRICH)) {
            seeds.watch(config.watch());
            Path watches = config.watches();
            if (watches != null) {
                log.atInfo()
                        .addKeyValue("file", watches)
                        .addKeyValue("changed", seeds.watches(watches))
                        .log("watches");
            }
        }
        if (roles.contains(Role.INGEST)) {
            int added = seeds.feeds(feeds);
            log.atInfo()
                    .addKeyValue("added", added)
                    .addKeyValue("listed", feeds.size())
                    .log("feeds");
        }
    }

    private static Component component(
            Role role,
            DatelineConfig config,
            Backends backends,
            CompletableFuture<Annotator> annotator,
            PrometheusMeterRegistry registry,
            InstantSource clock) {
        return switch (role) {
            case INGEST ->
                new IngestService(
                        backends.kafka(), config.ingest(), new FeedParser(), new PageReader(), registry, clock);
            case ENRICH ->
                new EnrichService(
                        backends.kafka(),
                        withStateUnder(config),
                        annotator.join(),
                        CountryCodes::englishName,
                        registry,
                        clock);
            case SINK ->
                new SinkService(
                        backends.kafka(), backends.database(), config.sink(), config.messageLinks(), registry, clock);
            case CONSOLE ->
                new ConsoleService(
                        backends.database(),
                        backends.kafka().bootstrap().isEmpty() ? null : backends.kafka(),
                        config.console(),
                        config.links().signer(),
                        registry,
                        clock);
        };
    }

    private static EnrichConfig withStateUnder(DatelineConfig config) {
        EnrichConfig e = config.enrich();
        return new EnrichConfig(
                e.threads(),
                e.commitInterval(),
                config.data().resolve(e.stateDirectory()).toAbsolutePath(),
                e.remember(),
                e.contested(),
                e.instanceId());
    }

    private static void bindProcess(PrometheusMeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry); // lives as long as the process
    }
}
