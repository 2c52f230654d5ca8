package dateline.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.parse.html.Bylines;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Who wrote a page's article: by JSON-LD, else by the head's metadata, else by its by-line. */
final class PageAuthors {
    private static final int DEEPEST = 6;
    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final String[] META = {
        "author",
        "article:author",
        "og:article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "byl",
        "author_name",
        "cxenseparse:author",
        "dc.contributor",
        "rbauthors"
    };
    private static final String BYLINE =
            "[itemprop~=(?i)(^|\\s)(author|creator)(\\s|$)],[rel~=(?i)(^|\\s)author(\\s|$)]:not(link)"
                    + ",[property~=(?i)^(schema:)?author$]:not(meta),.p-author,.byline-author,.author-name";

    /** Classes of what holds a name, and often more. */
    private static final String NAMED =
            "[class~=(?i)(^|\\s)([\\w-]*[-_])?(byline|author)([-_]+(name|names|link|info|text))?(\\s|$)]";

    private static final String NAME =
            "[rel~=(?i)author],[itemprop=name],[class~=(?i)(^|[-_\\s])(name|names|fn)(\\s|$)],a[href*=author]";
    private static final int LONGEST_BYLINE = 120;
    private static final Pattern WRITTEN_BY = Pattern.compile(
            "(?:written |posted )?by|author|autore?|autorin|von|par|por|auteur|autor/a", Pattern.CASE_INSENSITIVE);

    private PageAuthors() {}

    /** Names, none twice. */
    static List<String> of(Document page, MetaData meta, LinkedData data, JsonNode article) {
        Set<String> names = new LinkedHashSet<>();
        linked(names, article.has("author") ? article.path("author") : article.path("creator"), data, 0);
        for (int i = 0; names.isEmpty() && i < META.length; i++) {
            meta.all(META[i]).forEach(name -> add(names, name));
        }
        if (names.isEmpty()) {
            bylines(names, page);
        }
        for (int i = 1; names.isEmpty() && i <= 2; i++) {
            String label = meta.first("twitter:label" + i);
            if (label != null && WRITTEN_BY.matcher(label.strip()).matches()) {
                add(names, meta.first("twitter:data" + i));
            }
        }
        if (names.isEmpty()) {
            named(names, page);
        }
        return names.stream().limit(MOST).toList();
    }

    private static void linked(Set<String> names, JsonNode given, LinkedData data, int depth) {
        if (depth > DEEPEST || names.size() > MOST) {
            return;
        }
        JsonNode author = data.resolved(given);
        if (author.isTextual()) {
            add(names, author.textValue());
        } else if (author.isArray()) {
            author.forEach(one -> linked(names, one, data, depth + 1));
        } else if (author.isObject()) {
            for (String key : new String[] {"name", "@value", "@list", "author", "creator", "alternateName"}) {
                if (author.has(key)) {
                    linked(names, author.path(key), data, depth + 1);
                    return;
                }
            }
            add(
                    names,
                    author.path("givenName").asText("") + " "
                            + author.path("familyName").asText(""));
        }
    }

    private static void bylines(Set<String> names, Document page) {
        int tried = 0;
        for (Element byline : page.select(BYLINE)) {
            if (++tried > MOST) {
                return;
            }
            if (byline.closest(Clutter.BESIDE_THE_STORY) == null) {
                Element name = byline.selectFirst("[itemprop=name]");
                Element one = name == null ? byline : name;
                add(names, one.hasAttr("content") ? one.attr("content") : one.text());
            }
        }
    }

    /** By-lines that only their class tells: the first one that is nothing but people. */
    private static void named(Set<String> names, Document page) {
        int tried = 0;
        for (Element byline : page.select(NAMED)) {
            if (++tried > MOST || !names.isEmpty()) {
                return;
            }
            Element inner = byline.selectFirst(NAME);
            String text = (inner == null ? byline : inner).text();
            if (text.length() <= LONGEST_BYLINE && byline.closest(Clutter.BESIDE_THE_STORY) == null) {
                names.addAll(Bylines.people(text));
            }
        }
    }

    private static void add(Set<String> names, @Nullable String text) {
        if (text == null || text.contains("://") || text.length() > LONGEST * 2) {
            return;
        }
        for (String name : Bylines.names(text)) {
            if (name.length() < LONGEST && !name.startsWith("@")) {
                names.add(name);
            }
        }
    }
}
