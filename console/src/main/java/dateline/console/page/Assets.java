package dateline.console.page;

import dateline.contract.record.ArticleIds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page's files, held in memory: nothing but these can be asked for. */
public final class Assets {
    private static final List<String> FILES = List.of(
            "index.html",
            "icon.svg",
            "console.css",
            "js/main.js",
            "js/alerts.js",
            "js/api.js",
            "js/articles.js",
            "js/countries.js",
            "js/detail.js",
            "js/dom.js",
            "js/feeds.js",
            "js/inbox.js",
            "js/why.js",
            "js/watches.js",
            "js/desk.js",
            "js/filters.js",
            "js/highlights.js",
            "js/letters.js",
            "js/live.js",
            "js/text.js",
            "js/time.js");

    private Assets() {}

    private record Asset(String type, byte[] bytes, String tag) {}

    public static void routes(RoutesConfig routes) {
        for (String file : FILES) {
            Asset asset = load(file);
            routes.get("/" + file, ctx -> serve(ctx, asset));
            if (file.equals("index.html")) {
                routes.get("/", ctx -> serve(ctx, asset));
            }
        }
    }

    private static void serve(Context ctx, Asset asset) {
        ctx.header("Cache-Control", "no-cache");
        ctx.header("ETag", asset.tag);
        if (asset.tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.contentType(asset.type).result(asset.bytes);
        }
    }

    private static Asset load(String file) {
        try (InputStream in = Assets.class.getResourceAsStream("/web/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + file + " is missing from the build");
            }
            byte[] bytes = in.readAllBytes();
            String tag = ArticleIds.hash(new String(bytes, StandardCharsets.UTF_8));
            return new Asset(type(file), bytes, '"' + tag + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("no type for " + file);
        };
    }
}
