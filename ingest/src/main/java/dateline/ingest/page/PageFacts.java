package dateline.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of its article in JSON-LD (schema.org), Open Graph and HTML metadata.
 *
 * @param title plain text, may be empty
 * @param canonicalUrl absolute
 * @param authors names
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
        @Nullable Instant published,
        @Nullable Instant modified,
        @Nullable String image,
        @Nullable String caption,
        @Nullable String language,
        @Nullable Boolean isFree,
        @Nullable String body) {

    static PageFacts of(Document page) {
        MetaData meta = MetaData.of(page);
        LinkedData data = LinkedData.of(page);
        String canonical = canonical(page, meta);
        PageName name = PageName.of(
                page.baseUri(),
                Stream.of(page.location(), canonical, meta.first("og:url")),
                Stream.of(meta.first("og:title"), text(page.selectFirst("h1")), page.title()));
        JsonNode article = data.article(name);
        JsonNode about = article.isMissingNode() ? data.page(name) : article;
        String language = language(page, meta, about);
        PageDates dates = new PageDates(page, meta, about, language);
        return new PageFacts(
                title(page, meta, article),
                canonical,
                PageAuthors.of(page, meta, data, about),
                dates.published(),
                dates.modified(),
                image(page, meta, data, article),
                caption(meta, data, article),
                language,
                isFree(about),
                body(article));
    }

    private static String title(Document page, MetaData meta, JsonNode article) {
        String title =
                first(meta.first("og:title"), text(article, "headline"), text(page.selectFirst("h1")), page.title());
        return title == null ? "" : HtmlText.line(title);
    }

    private static @Nullable String canonical(Document page, MetaData meta) {
        String address = page.select("link[rel~=(?i)^canonical$][href]").stream()
                .filter(link -> !link.attr("href").isBlank())
                .findFirst()
                .map(link -> absolute(link, "href"))
                .orElse("");
        return web(address.isEmpty() ? meta.first("og:url") : address);
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

    private static @Nullable String image(Document page, MetaData meta, LinkedData data, JsonNode article) {
        String base = page.baseUri();
        String shown = first(
                meta.first("og:image"),
                meta.first("og:image:url"),
                meta.first("og:image:secure_url"),
                meta.first("twitter:image"),
                meta.first("twitter:image:src"));
        if (shown != null) {
            return Addresses.link(base, shown);
        }
        JsonNode image = picture(data, article);
        String told = image.isTextual() ? image.asText() : first(one(image.path("url")), one(image.path("contentUrl")));
        Element link = page.selectFirst("link[rel=image_src][href]");
        return Addresses.link(
                base,
                first(
                        told,
                        one(article.path("thumbnailUrl")),
                        meta.first("image"),
                        link == null ? null : link.attr("href"),
                        meta.first("parsely-image-url"),
                        meta.first("sailthru.image.full"),
                        meta.first("thumbnail")));
    }

    private static JsonNode picture(LinkedData data, JsonNode article) {
        JsonNode image = data.resolved(article.path("image"));
        JsonNode list = image.has("@list") ? image.path("@list") : image;
        return list.isArray() ? data.resolved(list.path(0)) : list;
    }

    private static @Nullable String one(JsonNode address) {
        JsonNode one = address.isArray() ? address.path(0) : address;
        return one.isTextual() ? one.textValue() : null;
    }

    private static @Nullable String caption(MetaData meta, LinkedData data, JsonNode article) {
        String caption = first(
                text(picture(data, article), "caption"), meta.first("og:image:alt"), meta.first("twitter:image:alt"));
        return caption == null ? null : HtmlText.line(caption);
    }

    /** Written as a truth value, or as a word for one. */
    private static @Nullable Boolean isFree(JsonNode article) {
        JsonNode free = article.path("isAccessibleForFree");
        if (free.isMissingNode() || free.isNull()) {
            JsonNode parts = article.path("hasPart");
            for (JsonNode part : parts.isArray() ? parts : List.of(parts)) {
                if (part.has("isAccessibleForFree") && Boolean.FALSE.equals(isFree(part))) {
                    return false; // a part of it is kept back
                }
            }
            return null;
        }
        return free.isBoolean()
                ? free.asBoolean()
                : !free.asText().toLowerCase(Locale.ROOT).endsWith("false");
    }

    private static @Nullable String language(Document page, MetaData meta, JsonNode about) {
        Element html = page.selectFirst("html[lang]");
        JsonNode declared = about.path("inLanguage");
        String tag = first(
                html == null ? null : html.attr("lang"),
                meta.first("og:locale"),
                meta.first("content-language"),
                declared.isObject() ? text(declared, "alternateName") : declared.asText(null));
        return tag == null ? null : tag.strip().replace('_', '-');
    }

    private static @Nullable String body(JsonNode article) {
        String body = text(article, "articleBody");
        return body == null ? null : HtmlText.of(body);
    }

    private static @Nullable String text(JsonNode owner, String key) {
        return owner.path(key).isTextual() ? owner.path(key).asText() : null;
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
