package dateline.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of its article in JSON-LD (schema.org), Open Graph and HTML metadata.
 *
 * @param title plain text, may be empty
 * @param canonicalUrl absolute
 * @param authors names
 * @param published as written
 * @param modified as written
 * @param image absolute address
 * @param caption the picture's, plain text
 * @param language BCP 47 tag
 * @param isFree whether JSON-LD says that everybody may read all of it; null if it says nothing
 * @param body the article's plain text, where JSON-LD carries it
 */
record PageFacts(
        String title,
        @Nullable String canonicalUrl,
        List<String> authors,
        @Nullable String published,
        @Nullable String modified,
        @Nullable String image,
        @Nullable String caption,
        @Nullable String language,
        @Nullable Boolean isFree,
        @Nullable String body) {
    private static final int DEEPEST = 6;

    static PageFacts of(Document page) {
        JsonNode article = article(page);
        return new PageFacts(
                title(page, article),
                canonical(page),
                authors(page, article),
                first(
                        text(article, "datePublished"),
                        meta(page, "article:published_time"),
                        meta(page, "date"),
                        meta(page, "dc.date")),
                first(
                        text(article, "dateModified"),
                        meta(page, "article:modified_time"),
                        meta(page, "og:updated_time")),
                image(page, article),
                caption(page, article),
                language(page),
                isFree(article),
                body(article));
    }

    private static String title(Document page, @Nullable JsonNode article) {
        String title =
                first(meta(page, "og:title"), text(article, "headline"), text(page.selectFirst("h1")), page.title());
        return title == null ? "" : HtmlText.line(title);
    }

    private static @Nullable String canonical(Document page) {
        Element link = page.selectFirst("link[rel~=(?i)^canonical$][href]");
        String address = link == null ? "" : absolute(link, "href");
        return web(address.isEmpty() ? meta(page, "og:url") : address);
    }

    /** Empty if there is none; Java resolves a long one in a time that grows with the square. */
    private static String absolute(Element element, String attribute) {
        return element.attr(attribute).length() > Addresses.LONGEST ? "" : element.absUrl(attribute);
    }

    private static @Nullable String web(@Nullable String address) {
        boolean usable = address != null
                && address.length() <= Addresses.LONGEST
                && (address.startsWith("http://") || address.startsWith("https://"));
        return usable ? address : null;
    }

    private static List<String> authors(Document page, @Nullable JsonNode article) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode author = article == null ? null : article.path("author");
        if (author != null) {
            (author.isArray() ? author : List.of(author))
                    .forEach(one -> add(
                            names,
                            one.isTextual() ? one.asText() : one.path("name").asText("")));
        }
        if (names.isEmpty()) {
            add(names, first(meta(page, "author"), meta(page, "article:author")));
        }
        return new ArrayList<>(names);
    }

    private static void add(Set<String> names, @Nullable String name) {
        String plain = name == null ? "" : HtmlText.line(name);
        if (!plain.isEmpty() && plain.length() < 200 && !plain.contains("://")) {
            names.add(plain);
        }
    }

    private static @Nullable String image(Document page, @Nullable JsonNode article) {
        Element og = page.selectFirst("meta[property=og:image][content],meta[name=twitter:image][content]");
        if (og != null) {
            return web(absolute(og, "content"));
        }
        JsonNode image = article == null ? null : article.path("image");
        JsonNode one = image != null && image.isArray() ? image.path(0) : image;
        return one == null
                ? null
                : web(one.isTextual() ? one.asText() : one.path("url").asText(null));
    }

    private static @Nullable String caption(Document page, @Nullable JsonNode article) {
        JsonNode image = article == null ? null : article.path("image");
        JsonNode one = image != null && image.isArray() ? image.path(0) : image;
        String caption = first(text(one, "caption"), meta(page, "og:image:alt"), meta(page, "twitter:image:alt"));
        return caption == null ? null : HtmlText.line(caption);
    }

    /** Written as a truth value, or as a word for one. */
    private static @Nullable Boolean isFree(@Nullable JsonNode article) {
        JsonNode free = article == null ? null : article.path("isAccessibleForFree");
        if (free == null || free.isMissingNode() || free.isNull()) {
            return null;
        }
        return free.isBoolean()
                ? free.asBoolean()
                : !free.asText().toLowerCase(Locale.ROOT).endsWith("false");
    }

    private static @Nullable String language(Document page) {
        Element html = page.selectFirst("html[lang]");
        String tag = html != null ? html.attr("lang") : meta(page, "og:locale");
        return tag == null || tag.isBlank() ? null : tag.strip().replace('_', '-');
    }

    private static @Nullable String body(@Nullable JsonNode article) {
        String body = text(article, "articleBody");
        return body == null ? null : HtmlText.of(body);
    }

    /** The first thing in the page's JSON-LD that is some kind of article. */
    private static @Nullable JsonNode article(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                JsonNode found = article(Json.MAPPER.readTree(script.data()), 0);
                if (found != null) {
                    return found;
                }
            } catch (JsonProcessingException broken) {
                continue; // the page's other blocks may be well
            }
        }
        return null;
    }

    private static @Nullable JsonNode article(JsonNode node, int depth) {
        if (node.isObject() && isArticle(node.path("@type"))) {
            return node;
        }
        for (JsonNode child : depth > DEEPEST ? List.<JsonNode>of() : node.isArray() ? node : node.path("@graph")) {
            JsonNode found = article(child, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isArticle(JsonNode type) {
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            String name = one.asText();
            if (name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String meta(Document page, String name) {
        Element meta = page.selectFirst("meta[property=" + name + "][content],meta[name=" + name + "][content]");
        String content = meta == null ? "" : meta.attr("content").strip();
        return content.isEmpty() ? null : content;
    }

    private static @Nullable String text(@Nullable JsonNode owner, String key) {
        return owner != null && owner.path(key).isTextual() ? owner.path(key).asText() : null;
    }

    private static @Nullable String text(@Nullable Element element) {
        return element == null ? null : element.text();
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
