package dateline.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dateline.console.http.Parameters;
import dateline.console.http.Problem;
import dateline.console.read.ArticleDetail;
import dateline.console.read.Database;
import dateline.console.read.Overview;
import dateline.console.read.StoredAlerts;
import dateline.console.read.StoredArticles;
import dateline.contract.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of the JSON API that reads the database. Lists are objects with one member, so that more can be told later. */
public final class Api {
    private static final int MAX_LIMIT = 200;
    private static final Set<String> ARTICLE_PARAMETERS = Set.of("limit", "before", "country", "language", "feed", "q");

    private static final Set<String> ALERT_PARAMETERS = Set.of("limit", "before", "country", "watch", "state");

    private final Database database;
    private final InstantSource clock;
    private final SharedAnswer<List<Overview.CountryItem>> countries;
    private final SharedAnswer<Overview.Totals> totals;

    public Api(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.countries = new SharedAnswer<>(clock, now -> database.read(c -> Overview.countries(c, now)));
        this.totals = new SharedAnswer<>(clock, now -> database.read(c -> Overview.totals(c, now)));
    }

    /** @param next what to give as {@code before} for the next page; null on the last */
    record ArticlePage(
            List<StoredArticles.Item> articles, @Nullable Long next) {}

    /** @param next what to give as {@code before} for the next page; null on the last */
    record AlertPage(
            List<StoredAlerts.Item> alerts, @Nullable Long next) {}

    record FeedList(Instant now, List<Overview.FeedItem> feeds) {}

    record CountryList(Instant now, List<Overview.CountryItem> countries) {}

    record DeadLetterList(List<Overview.DeadLetterItem> deadLetters) {}

    public void routes(RoutesConfig routes) {
        routes.get("/api/articles", this::articles);
        routes.get("/api/articles/{id}", this::article);
        routes.get("/api/alerts", this::alerts);
        routes.get("/api/alerts/{id}", this::alert);
        routes.get("/api/feeds", this::feeds);
        routes.get("/api/countries", this::countries);
        routes.get("/api/dead-letters", this::deadLetters);
        routes.get("/api/status", this::status);
    }

    private void articles(Context ctx) throws Exception {
        Parameters given = Parameters.of(ctx.queryParamMap(), ARTICLE_PARAMETERS);
        int limit = given.limit(50, MAX_LIMIT);
        StoredArticles.Filter filter = new StoredArticles.Filter(
                given.before(), given.country(), given.language(), given.feed(), given.words());
        List<StoredArticles.Item> items = database.read(c -> StoredArticles.newest(c, filter, limit));
        json(
                ctx,
                new ArticlePage(
                        items, items.size() < limit ? null : items.getLast().seq()));
    }

    private void article(Context ctx) throws Exception {
        String id = id(ctx);
        Optional<ArticleDetail> detail = database.read(c -> ArticleDetail.of(c, id));
        json(ctx, found(detail, "article", id));
    }

    private void alerts(Context ctx) throws Exception {
        Parameters given = Parameters.of(ctx.queryParamMap(), ALERT_PARAMETERS);
        int limit = given.limit(30, MAX_LIMIT);
        StoredAlerts.Filter filter =
                new StoredAlerts.Filter(given.before(), given.country(), given.watch(), given.states());
        List<StoredAlerts.Item> items = database.read(c -> StoredAlerts.newest(c, filter, limit));
        json(
                ctx,
                new AlertPage(
                        items, items.size() < limit ? null : items.getLast().seq()));
    }

    private void alert(Context ctx) throws Exception {
        String id = id(ctx);
        Optional<StoredAlerts.Detail> detail = database.read(c -> StoredAlerts.detail(c, id));
        json(ctx, found(detail, "alert", id));
    }

    private void feeds(Context ctx) throws Exception {
        none(ctx);
        json(ctx, new FeedList(clock.instant(), database.read(Overview::feeds)));
    }

    private void countries(Context ctx) throws Exception {
        none(ctx);
        json(ctx, new CountryList(clock.instant(), countries.get()));
    }

    private void deadLetters(Context ctx) throws Exception {
        int limit = Parameters.of(ctx.queryParamMap(), Set.of("limit")).limit(50, MAX_LIMIT);
        json(ctx, new DeadLetterList(database.read(c -> Overview.deadLetters(c, limit))));
    }

    private void status(Context ctx) throws Exception {
        none(ctx);
        json(ctx, totals.get());
    }

    static void json(Context ctx, Object value) throws IOException {
        ctx.contentType("application/json");
        ctx.header("Cache-Control", "no-store");
        ctx.result(Json.MAPPER.writeValueAsBytes(value));
    }

    /** The JSON object that was sent; anything else is refused. */
    static JsonNode body(Context ctx) {
        try {
            JsonNode body = Json.MAPPER.readTree(ctx.bodyAsBytes());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new Problem.Found(Problem.unusable("That is not JSON: " + e.getOriginalMessage(), List.of()));
        } catch (IOException e) {
            // said below
        }
        throw new Problem.Found(Problem.unusable("A JSON object is expected.", List.of()));
    }

    private static void none(Context ctx) {
        Parameters.of(ctx.queryParamMap(), Set.of());
    }

    static String id(Context ctx) {
        none(ctx);
        String id = ctx.pathParam("id");
        if (!Parameters.isId(id)) {
            throw new Problem.Found(Problem.notFound("That is not an id: ids are letters, digits and . _ : -"));
        }
        return id;
    }

    private static <T> T found(Optional<T> value, String what, String id) {
        return value.orElseThrow(() -> new Problem.Found(Problem.notFound("There is no " + what + " " + id + ".")));
    }
}
