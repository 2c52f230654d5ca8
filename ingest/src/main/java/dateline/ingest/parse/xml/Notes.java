package dateline.ingest.parse.xml;

import dateline.ingest.parse.text.Addresses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Rome does not hand on of a feed or an item: dates as written, languages, the picture, other addresses. */
public final class Notes {
    @Nullable
    public String language;

    @Nullable
    String published;

    @Nullable
    String issued;

    @Nullable
    String dcDate;

    @Nullable
    String created;

    @Nullable
    public String updated;

    /** The address of the lead picture, absolute. */
    @Nullable
    public String picture;

    /** The address of a feed's small picture, absolute. */
    @Nullable
    String icon;

    /** The name of the publisher whom an item was taken from (RSS 2.0, {@code source}). */
    @Nullable
    public String source;

    /** What the picture shows. */
    @Nullable
    public String caption;

    /** The address that a feed proxy keeps beside its own. */
    @Nullable
    public String original;

    /** Where an entry's content lies, if elsewhere; of RDF, what an item is about. */
    @Nullable
    public String content;

    /** Authors of an item besides its first, where its format knows but one. */
    public final List<String> furtherAuthors = new ArrayList<>(0);

    /** Authors of the feed that an entry was taken from. */
    public final List<String> sourceAuthors = new ArrayList<>(0);

    /** What the media say of themselves, until it is known whether they are pictures. */
    @Nullable
    InnerMarkup described;

    boolean moving;

    Notes(@Nullable String language) {
        this.language = language;
    }

    /** The first of the dates of publication that was given. */
    @Nullable
    public String publication() {
        return published != null ? published : issued != null ? issued : dcDate != null ? dcDate : created;
    }

    /** The feed's picture, the small one first: it is to stand beside a name. */
    @Nullable
    public String icon() {
        return icon == null ? picture : icon;
    }

    /** The first picture is the lead; one that is no address does not count. */
    void picture(String address) {
        if (picture == null && Addresses.isWeb(address) && Addresses.isUri(address)) {
            picture = address;
        }
    }

    void note(String note, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (note) {
            case "published" -> published = published == null ? value : published;
            case "issued" -> issued = value;
            case "date" -> dcDate = value;
            case "created" -> created = value;
            case "source" -> source = source == null ? value : source;
            case "updated" -> updated = updated == null ? value : updated;
            default -> language = value;
        }
    }
}
