package dateline.ingest.parse.xml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which element of the one vocabulary becomes what for Rome, or is noted as it is. */
final class FeedFields {
    /**
     * @param rss the element's name in the RSS 2.0 that Rome gets
     * @param atom its name in the Atom 1.0 that Rome gets
     * @param construct whether it is an Atom text construct, with a type
     * @param repeated whether there may be several
     * @param note what it is noted as instead, null for what goes to Rome
     */
    record Field(
            String rss,
            String atom,
            boolean construct,
            boolean repeated,
            @Nullable String note) {}

    static final Field AUTHOR_NAME = new Field("dc:creator", "name", false, true, null);

    private static final Field TITLE = new Field("title", "title", true, false, null);
    private static final Field LINK = new Field("link", "dc:source", false, false, null);
    private static final Field ID = new Field("guid", "id", false, false, null);
    private static final Field SUMMARY = new Field("description", "summary", true, false, null);
    private static final Field SUBTITLE = new Field("description", "subtitle", true, false, null);
    private static final Field CONTENT = new Field("content:encoded", "content", true, false, null);
    private static final Field DC_TITLE = new Field("dc:title", "dc:title", false, false, null);
    private static final Field DC_DESCRIPTION = new Field("dc:description", "dc:description", false, false, null);
    private static final Field CREATOR = new Field("dc:creator", "dc:creator", false, true, null);
    private static final Field AUTHOR = new Field("author", "dc:creator", false, false, null);
    private static final Field CATEGORY = new Field("category", "dc:subject", false, true, null);
    private static final Field PICTURE = noted("picture");
    private static final Field LINK_TEXT = noted("content");
    private static final Field ORIGINAL = noted("original");
    private static final Field SOURCE_NAME = noted("author");
    private static final Field PUBLISHED = noted("published");
    private static final Field ISSUED = noted("issued");
    private static final Field DATE = noted("date");
    private static final Field CREATED = noted("created");
    private static final Field UPDATED = noted("updated");
    private static final Field LANGUAGE = noted("language");

    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("rss:title", TITLE),
            Map.entry("atom:title", TITLE),
            Map.entry("dc:title", DC_TITLE),
            Map.entry("media:title", DC_TITLE),
            Map.entry("rss:link", LINK),
            Map.entry("rss:url", LINK),
            Map.entry("atom:link", LINK_TEXT),
            Map.entry("rss:guid", ID),
            Map.entry("rss:id", ID),
            Map.entry("atom:id", ID),
            Map.entry("atom:guid", ID),
            Map.entry("rss:description", SUMMARY),
            Map.entry("rss:summary", SUMMARY),
            Map.entry("atom:summary", SUMMARY),
            Map.entry("atom:subtitle", SUBTITLE),
            Map.entry("atom:tagline", SUBTITLE),
            Map.entry("rss:tagline", SUBTITLE),
            Map.entry("dc:description", DC_DESCRIPTION),
            Map.entry("itunes:summary", DC_DESCRIPTION),
            Map.entry("media:description", DC_DESCRIPTION),
            Map.entry("rss:image", PICTURE),
            Map.entry("rss:thumbnail", PICTURE),
            Map.entry("rss:picture", PICTURE),
            Map.entry("rss:fullimage", PICTURE),
            Map.entry("rss:featuredimage", PICTURE),
            Map.entry("rss:imageurl", PICTURE),
            Map.entry("rss:mainimage", PICTURE),
            Map.entry("rss:enclosure", PICTURE),
            Map.entry("media:content", PICTURE),
            Map.entry("og:image", PICTURE),
            Map.entry("media:thumbnail", PICTURE),
            Map.entry("atom:logo", PICTURE),
            Map.entry("atom:icon", noted("icon")),
            Map.entry("feedburner:origlink", ORIGINAL),
            Map.entry("rss:origlink", ORIGINAL),
            Map.entry("source:name", SOURCE_NAME),
            Map.entry("content:encoded", CONTENT),
            Map.entry("rss:encoded", CONTENT),
            Map.entry("rss:fullitem", CONTENT),
            Map.entry("rss:content", CONTENT),
            Map.entry("rss:body", CONTENT),
            Map.entry("atom:content", CONTENT),
            Map.entry("xhtml:body", CONTENT),
            Map.entry("xhtml:div", CONTENT),
            Map.entry("dc:creator", CREATOR),
            Map.entry("dc:author", CREATOR),
            Map.entry("itunes:author", AUTHOR),
            Map.entry("rss:author", AUTHOR),
            Map.entry("atom:name", AUTHOR_NAME),
            Map.entry("rss:category", CATEGORY),
            Map.entry("dc:subject", CATEGORY),
            Map.entry("rss:pubdate", PUBLISHED),
            Map.entry("rss:published", PUBLISHED),
            Map.entry("atom:published", PUBLISHED),
            Map.entry("atom:pubdate", PUBLISHED),
            Map.entry("atom:issued", ISSUED),
            Map.entry("rss:issued", ISSUED),
            Map.entry("dcterms:issued", ISSUED),
            Map.entry("dc:issued", ISSUED),
            Map.entry("dc:date", DATE),
            Map.entry("rss:date", DATE),
            Map.entry("dcterms:created", CREATED),
            Map.entry("atom:created", CREATED),
            Map.entry("rss:created", CREATED),
            Map.entry("atom:updated", UPDATED),
            Map.entry("rss:updated", UPDATED),
            Map.entry("atom:modified", UPDATED),
            Map.entry("rss:modified", UPDATED),
            Map.entry("dcterms:modified", UPDATED),
            Map.entry("rss:lastbuilddate", UPDATED),
            Map.entry("rss:source", noted("source")),
            Map.entry("rss:language", LANGUAGE),
            Map.entry("dc:language", LANGUAGE));

    private FeedFields() {}

    static boolean known(String name) {
        return FIELDS.containsKey(name);
    }

    /** Whether it is a picture's address, in its text or its attributes. */
    static boolean isPicture(String name) {
        return FIELDS.get(name) == PICTURE;
    }

    /** The field of a known name. */
    static Field of(String name) {
        Field field = FIELDS.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return field;
    }

    private static Field noted(String note) {
        return new Field("", "", false, false, note);
    }
}
