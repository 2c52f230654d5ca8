package dateline.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.ingest.parse.date.DateReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * When a page says that its article was published and changed: the first that can be read of JSON-LD, the head's
 * metadata in all the names that publishers give them, microdata and {@code <time>}.
 */
final class PageDates {
    /** Without their separators. */
    private static final String[] PUBLISHED = {
        "articlepublishedtime",
        "ogarticlepublishedtime",
        "articlepublished",
        "ogpublishedtime",
        "ogpubdate",
        "datepublished",
        "date",
        "dcdateissued",
        "dctermsissued",
        "dcdate",
        "dctermsdate",
        "dcdatecreated",
        "dctermscreated",
        "dcissued",
        "dateissued",
        "pubdate",
        "publishdate",
        "publisheddate",
        "publicationdate",
        "publishedtime",
        "published",
        "parselypubdate",
        "sailthrudate",
        "cxenseparserecspublishtime",
        "cxenseparsepublishtime",
        "cxenseparserecsarticlepublishtime",
        "citationpublicationdate",
        "citationonlinedate",
        "citationdate",
        "btpubdate",
        "articledateoriginal",
        "originalpublicationdate",
        "articlepostdate",
        "articleposttime",
        "firstpublished",
        "releasedate",
        "ogreleasedate",
        "displaydate",
        "contentdate",
        "pagedate",
        "eprintsdate",
        "bepresscitationdate",
        "dctermsavailable",
        "dcdateavailable",
        "gdcarddate",
        "ptime",
        "pdate",
        "timestamp",
        "datecreated",
        "created",
        "articlecreated",
        "articlecreatedtime",
        "ogarticlecreatedtime",
        "creationdate",
        "uploaddate",
        "videoreleasedate"
    };

    /** What else publishers call it, with the name of a system before. */
    private static final Pattern PUBLISHED_LIKE = Pattern.compile(
            "(?!.*unpubl).*(?:publi(?:sh|shed|cation)|pub|post|posted)(?:date|time|at|on)|.*date(?:published|posted|issued)"
                    + "|.*(?:citation|press)onlinedate|lastpublished");

    private static final String[] MODIFIED = {
        "articlemodifiedtime",
        "ogarticlemodifiedtime",
        "articlemodified",
        "ogupdatedtime",
        "ogmodifiedtime",
        "datemodified",
        "dctermsmodified",
        "dcdatemodified",
        "dcmodified",
        "lastmodified",
        "lastmod",
        "modified",
        "modifiedtime",
        "moddate",
        "revised",
        "revisiondate",
        "parselymoddate",
        "cxenseparserecsmodifiedtime",
        "btmoddate",
        "updated",
        "updatedtime",
        "articleupdated",
        "utime",
        "eomportallastupdate"
    };
    private static final Pattern MODIFIED_LIKE = Pattern.compile(
            ".*(?:modified|modification|mod|updated|update)(?:date|time|at|on)|.*date(?:modified|updated)");
    private static final String[] VALUES = {
        "content", "datetime", "title", "data-timestamp", "data-datetime", "data-date"
    };
    private static final String CHANGED = "[class~=(?i)updat|modif],[itemprop~=(?i)datemodified]";
    private static final String RDFA_PUBLISHED =
            "[property~=(?i)^(?:schema:|rnews:)?datepublished$],[property~=(?i)^(?:dc|dct|dcterms):(?:date|issued|created)$]";

    /** Classes of what only holds a date. */
    private static final String NAMED =
            "[class~=(?i)(?:^|\\s)(?:[\\w-]*[-_])?(?:pub-?date|publi(?:sh|shed|cation)(?:[-_]date|[-_]time)?|date[-_]published|entry[-_]date"
                    + "|(?:post|article|story|news|content|meta|byline)[-_]+date|posted[-_]on|dateline|timestamp)(?:\\s|$)]";

    private static final int LONGEST_NAMED = 80;
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
        return first(
                () -> linked("datePublished"),
                () -> named(PUBLISHED, PUBLISHED_LIKE),
                () -> marked("[itemprop~=(?i)(^|\\s)datepublished(\\s|$)]"),
                () -> marked(RDFA_PUBLISHED),
                () -> marked("time[pubdate],time.published,time.entry-date,.published[title],.dt-published"),
                () -> linked("dateCreated"),
                () -> linked("uploadDate"),
                () -> marked("article time[datetime],main time[datetime],[role=main] time[datetime]"),
                () -> marked("relative-time[datetime],time-ago[datetime]"),
                () -> worded(NAMED),
                () -> worded("article time,main time,[role=main] time"),
                this::onlyTime);
    }

    @Nullable
    Instant modified() {
        return first(
                () -> linked("dateModified"),
                () -> named(MODIFIED, MODIFIED_LIKE),
                () -> marked("[itemprop~=(?i)(^|\\s)datemodified(\\s|$)]"),
                () -> marked(
                        "[property~=(?i)^(?:schema:)?datemodified$],[property~=(?i)^(?:dc|dct|dcterms):modified$]"),
                () -> marked("time.updated,time.modified,.updated[title],.dt-updated"));
    }

    @SafeVarargs
    private static @Nullable Instant first(Supplier<@Nullable Instant>... ways) {
        for (Supplier<@Nullable Instant> way : ways) {
            Instant date = way.get();
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable Instant linked(String key) {
        JsonNode date = story.path(key);
        JsonNode one = date.isArray() ? date.path(0) : date;
        return read(one.isObject() ? one.path("@value").asText("") : one.asText(""));
    }

    private @Nullable Instant named(String[] names, Pattern like) {
        for (String name : names) {
            Instant date = any(meta.all(name));
            if (date != null) {
                return date;
            }
        }
        return any(meta.matching(like));
    }

    private @Nullable Instant any(List<String> contents) {
        for (String content : contents) {
            Instant date = read(content);
            if (date != null) {
                return date;
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
            Instant date = other ? null : any(values(element));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** A date that is only written there for people, as little else as it stands with; those in links are of other stories. */
    private @Nullable Instant worded(String selector) {
        int tried = 0;
        for (Element element : page.select(selector)) {
            if (++tried > MOST_TIMES) {
                return null;
            }
            boolean own = element.text().length() <= LONGEST_NAMED
                    && element.closest("a") == null
                    && element.closest(Clutter.BESIDE_THE_STORY) == null
                    && !element.is(CHANGED);
            Instant date = own ? any(values(element)) : null;
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** Of a page that has one time, wherever it stands, it is the story's. */
    private @Nullable Instant onlyTime() {
        List<Element> times = page.select("time[datetime]");
        Element one = times.size() == 1 ? times.getFirst() : null;
        return one == null || one.closest(Clutter.BESIDE_THE_STORY) != null || one.is(CHANGED)
                ? null
                : read(one.attr("datetime"));
    }

    private static List<String> values(Element element) {
        List<String> values = new ArrayList<>(2);
        for (String attribute : VALUES) {
            if (element.hasAttr(attribute)) {
                values.add(element.attr(attribute));
            }
        }
        values.add(element.text());
        return values;
    }

    private @Nullable Instant read(@Nullable String text) {
        return reader.read(text, null);
    }
}
