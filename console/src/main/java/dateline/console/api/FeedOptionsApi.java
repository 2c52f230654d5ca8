package dateline.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.console.http.Problem;
import dateline.contract.record.FeedSpec;
import dateline.runtime.feed.FeedOptions;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.watch.WatchCheck;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How single feeds are read otherwise than others: the part of the API that changes feeds, through Kafka. */
public final class FeedOptionsApi {
    private final @Nullable FeedRegistry registry;

    /** @param registry null where there is no Kafka */
    public FeedOptionsApi(@Nullable FeedRegistry registry) {
        this.registry = registry;
    }

    /**
     * A feed's options; of secrets there are only names.
     *
     * @param problems what is wrong with those that are kept; empty if nothing is
     */
    record Item(String id, String url, Map<String, String> options, List<WatchCheck.Problem> problems) {
        static Item of(FeedSpec feed) {
            FeedOptions options = FeedOptions.of(feed.options());
            return new Item(feed.id(), feed.url(), options.given(), FeedOptionsApi.problems(options));
        }
    }

    public void routes(RoutesConfig routes) {
        routes.get("/api/feeds/{id}/options", this::get);
        routes.put("/api/feeds/{id}/options", this::put);
    }

    private void get(Context ctx) throws IOException {
        Api.json(ctx, Item.of(feed(Api.id(ctx))));
    }

    private void put(Context ctx) throws IOException {
        FeedSpec feed = feed(Api.id(ctx));
        FeedOptions options = FeedOptions.of(sent(ctx));
        if (!options.problems().isEmpty()) {
            throw new Problem.Found(Problem.unusable("The options are wrong.", problems(options)));
        }
        FeedSpec after = feed.withOptions(options.given());
        if (!after.equals(feed)) {
            registry().add(after);
        }
        Api.json(ctx, Item.of(after));
    }

    private static List<WatchCheck.Problem> problems(FeedOptions options) {
        return options.problems().stream()
                .map(problem -> new WatchCheck.Problem("$.options." + problem.key(), problem.wrong(), null))
                .toList();
    }

    private static Map<String, String> sent(Context ctx) {
        JsonNode options = Api.body(ctx).path("options");
        if (!options.isObject()) {
            throw new Problem.Found(
                    Problem.unusable("An object with the member options is expected, itself an object.", List.of()));
        }
        Map<String, String> sent = new TreeMap<>();
        options.properties().forEach(option -> {
            if (!option.getValue().isTextual()) {
                throw new Problem.Found(Problem.unusable(
                        "The options are wrong.",
                        List.of(new WatchCheck.Problem("$.options." + option.getKey(), "must be a text", null))));
            }
            sent.put(option.getKey(), option.getValue().textValue());
        });
        return sent;
    }

    private FeedSpec feed(String id) {
        return registry().list().stream()
                .filter(feed -> feed.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.Found(Problem.notFound("There is no feed " + id + ".")));
    }

    private FeedRegistry registry() {
        FeedRegistry there = registry;
        if (there == null) {
            throw new Problem.Found(Problem.kafkaAway());
        }
        return there;
    }
}
