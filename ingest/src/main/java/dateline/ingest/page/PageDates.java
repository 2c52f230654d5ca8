package dateline.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.parse.date.DateReader;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * When a page says that its article was published and changed: the first that can be read of JSON-LD, the head's
 * metadata in all the names that publishers give them, microdata and {@code <time>}.
 */
final class PageDates {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "og:pubdate",
        "datepublished",
        "date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "dcterms.created",
        "dc.issued",
        "date.issued",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "published-date",
        "publication_date",
        "publication-date",
        "publicationdate",
        "published_time",
        "published",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "cxenseparse:recs:articlepublishtime",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "bt:pubdate",
        "article_date_original",
        "originalpublicationdate",
        "article.published",
        "article:post_date",
        "article:post_time",
        "rnews:datepublished",
        "prism.publicationdate",
        "iso-8601-publish-date",
        "vr:published_time",
        "vf:published_time",
        "shareaholic:article_published_time",
        "release_date",
        "displaydate",
        "ptime",
        "timestamp",
        "datecreated",
        "created",
        "article.created",
        "article:created_time",
        "og:article:created_time",
        "creation_date",
        "uploaddate",
        "video:release_date"
    };
    private static final String[] MODIFIED = {
        "article:modified_time",
        "og:article:modified_time",
        "article:modified",
        "og:updated_time",
        "og:modified_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "dc.modified",
        "last-modified",
        "lastmod",
        "last_modified",
        "modified",
        "modified_time",
        "moddate",
        "revised",
        "revision_date",
        "parsely-mod-date",
        "cxenseparse:recs:modifiedtime",
        "bt:moddate",
        "updated",
        "updated_time",
        "article.updated",
        "utime",
        "date.modified",
        "eomportal-lastupdate"
    };
    private static final String CHANGED = "[class~=(?i)updat|modif],[itemprop~=(?i)datemodified]";
    private static final int MOST_TIMES = 20;

    private final Document page;
    private final MetaData meta;
    private final JsonNode story;
    private final DateReader reader;

    /** @param story what JSON-LD says of the page or of its article; may be missing */
    PageDates(Document page, MetaData meta, JsonNode story, @Nullable String language) {
        this.page = page;
        this.meta = meta;
        this.story = story;
        this.reader = new DateReader(language);
    }

    @Nullable
    Instant published() {
        Instant date = linked("datePublished");
        date = date != null ? date : named(PUBLISHED);
        date = date != null ? date : marked("[itemprop~=(?i)(^|\\s)datepublished(\\s|$)]");
        date = date != null
                ? date
                : marked("time[pubdate],time.published,time.entry-date,.published[title],.dt-published");
        date = date != null ? date : linked("dateCreated");
        date = date != null ? date : linked("uploadDate");
        return date != null ? date : marked("article time[datetime],main time[datetime],[role=main] time[datetime]");
    }

    @Nullable
    Instant modified() {
        Instant date = linked("dateModified");
        date = date != null ? date : named(MODIFIED);
        return date != null ? date : marked("[itemprop~=(?i)(^|\\s)datemodified(\\s|$)]");
    }

    private @Nullable Instant linked(String key) {
        JsonNode date = story.path(key);
        JsonNode one = date.isArray() ? date.path(0) : date;
        return read(one.isObject() ? one.path("@value").asText("") : one.asText(""));
    }

    private @Nullable Instant named(String[] names) {
        for (String name : names) {
            for (String content : meta.all(name)) {
                Instant date = read(content);
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private @Nullable Instant marked(String selector) {
        boolean changes = selector.contains("modified");
        int tried = 0;
        for (Element element : page.select(selector)) {
            if (++tried > MOST_TIMES) {
                return null;
            }
            boolean other = element.closest(Clutter.BESIDE_THE_STORY) != null
                    || (!changes && element.is(CHANGED) && !element.is(".published"));
            Instant date = other ? null : read(value(element));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static String value(Element element) {
        for (String attribute : new String[] {"content", "datetime", "title"}) {
            if (element.hasAttr(attribute)) {
                return element.attr(attribute);
            }
        }
        return element.text();
    }

    private @Nullable Instant read(@Nullable String text) {
        return reader.read(text, null);
    }
}
