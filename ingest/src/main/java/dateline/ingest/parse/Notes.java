package dateline.ingest.parse;

import org.jspecify.annotations.Nullable;

/** What Rome does not hand on of a feed or an item: dates as written, languages, and what relative links relate to. */
final class Notes {
    String titleBase;
    String summaryBase;
    String contentBase;

    @Nullable
    String language;

    @Nullable
    String published;

    @Nullable
    String issued;

    @Nullable
    String dcDate;

    @Nullable
    String created;

    @Nullable
    String updated;

    Notes(String base, @Nullable String language) {
        this.titleBase = base;
        this.summaryBase = base;
        this.contentBase = base;
        this.language = language;
    }

    /** The first of the dates of publication that was given. */
    @Nullable
    String publication() {
        return published != null ? published : issued != null ? issued : dcDate != null ? dcDate : created;
    }
}
