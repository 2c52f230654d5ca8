package dateline.console.page;

import dateline.console.read.Database;
import dateline.console.read.StoredAlerts;
import dateline.contract.record.AlertAction;
import dateline.runtime.topic.TopicException;
import dateline.runtime.watch.ActionLinks;
import dateline.runtime.watch.WatchRegistry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;

/**
 * The page of signed links in messages. Opening one only asks, because programs that look into messages open them too;
 * the button does it.
 */
public final class ActionPage {
    private static final Duration SNOOZE = Duration.ofHours(8);
    private static final String CSP = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final @Nullable ActionLinks links;
    private final @Nullable WatchRegistry registry;
    private final Database database;
    private final InstantSource clock;

    /**
     * @param links null where no secret is configured
     * @param registry null where there is no Kafka
     */
    public ActionPage(
            @Nullable ActionLinks links, @Nullable WatchRegistry registry, Database database, InstantSource clock) {
        this.links = links;
        this.registry = registry;
        this.database = database;
        this.clock = clock;
    }

    /** A link's parameters as they came. */
    private record Given(String alert, String action, String expires, String signature) {}

    public void routes(RoutesConfig routes) {
        routes.get(ActionLinks.PATH, this::ask);
        routes.post(ActionLinks.PATH, this::act);
    }

    private void ask(Context ctx) {
        Given given = new Given(
                or(ctx.queryParam("alert")),
                or(ctx.queryParam("action")),
                or(ctx.queryParam("expires")),
                or(ctx.queryParam("signature")));
        Optional<ActionLinks.Action> action = check(given);
        if (action.isEmpty()) {
            refused(ctx);
            return;
        }
        String question = question(action.get().action());
        page(
                ctx,
                200,
                question,
                "<h1>" + Encode.forHtml(question) + "</h1>" + alert(action.get().alertId())
                        + "<form method=\"post\" action=\"" + ActionLinks.PATH.substring(1) + "\">"
                        + hidden("alert", given.alert()) + hidden("action", given.action())
                        + hidden("expires", given.expires()) + hidden("signature", given.signature())
                        + "<button type=\"submit\">"
                        + Encode.forHtml(button(action.get().action())) + "</button></form>");
    }

    private void act(Context ctx) {
        Given given = new Given(
                or(ctx.formParam("alert")),
                or(ctx.formParam("action")),
                or(ctx.formParam("expires")),
                or(ctx.formParam("signature")));
        Optional<ActionLinks.Action> checked = check(given);
        WatchRegistry kafka = registry;
        if (checked.isEmpty() || kafka == null) {
            refused(ctx);
            return;
        }
        ActionLinks.Action action = checked.get();
        var now = clock.instant();
        var until = action.action() == AlertAction.Kind.SNOOZE ? now.plus(SNOOZE) : null;
        try {
            kafka.say(new AlertAction(action.alertId(), action.action(), "link", now, until, null));
        } catch (TopicException e) {
            page(
                    ctx,
                    503,
                    "Not now",
                    "<h1>That did not work</h1><p>Kafka does not answer. Nothing was changed; press"
                            + " “back” and try again.</p>");
            return;
        }
        page(
                ctx,
                200,
                "Done",
                "<h1>Done</h1>" + alert(action.alertId()) + "<p>" + Encode.forHtml(done(action.action())) + "</p>");
    }

    private Optional<ActionLinks.Action> check(Given given) {
        return links == null
                ? Optional.empty()
                : links.check(given.alert(), given.action(), given.expires(), given.signature(), clock.instant());
    }

    private void refused(Context ctx) {
        page(
                ctx,
                403,
                "This link does not work",
                "<h1>This link does not work</h1><p>It has expired, was not copied whole, or is not one of this"
                        + " console’s. Open the alert in the console instead.</p>");
    }

    /** The alert as far as it can be shown; the database may be away. */
    private String alert(String id) {
        try {
            return database.read(c -> StoredAlerts.one(c, id))
                    .map(a -> "<p class=\"action-country\">" + Encode.forHtml(a.countryName()) + "</p><p>"
                            + Encode.forHtml(a.why()) + "</p>")
                    .orElse("");
        } catch (SQLException e) {
            return "";
        }
    }

    private static String question(AlertAction.Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> "Acknowledge this alert?";
            case SNOOZE -> "Hear no more of this alert for eight hours?";
            case FALSE_POSITIVE -> "Is this alert wrong?";
            case REOPEN -> "Reopen this alert?";
        };
    }

    private static String button(AlertAction.Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> "Acknowledge";
            case SNOOZE -> "Snooze";
            case FALSE_POSITIVE -> "It is wrong";
            case REOPEN -> "Reopen";
        };
    }

    private static String done(AlertAction.Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> "The alert is acknowledged.";
            case SNOOZE -> "You will hear no more of it for eight hours.";
            case FALSE_POSITIVE -> "The alert counts as wrong; what it rested on is forgotten.";
            case REOPEN -> "The alert is open again.";
        };
    }

    private static void page(Context ctx, int status, String title, String body) {
        ctx.status(status);
        ctx.res().setHeader("Content-Security-Policy", CSP);
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("text/html; charset=utf-8")
                .result("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<meta name=\"color-scheme\" content=\"light dark\"><title>" + Encode.forHtml(title)
                        + " – Dateline</title><link rel=\"icon\" href=\"icon.svg\"><link rel=\"stylesheet\""
                        + " href=\"console.css\"></head><body class=\"action\"><p class=\"brand\">Dateline</p><main>"
                        + body + "<p><a href=\"./#view=inbox\">Open the console</a></p></main></body></html>");
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Encode.forHtml(value) + "\">";
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
