package dateline.ingest.parse;

import com.rometools.rome.feed.rss.Enclosure;
import dateline.contract.record.Article;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.xml.Notes;
import dateline.ingest.parse.xml.Pictures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The picture of an entry: what the feed names as such, else an enclosure, else the first one in its text. */
final class EntryPicture {
    private EntryPicture() {}

    /**
     * @param link the entry's own address, which those in its text relate to
     * @param texts its texts' markup, the one that is looked into first before
     */
    static Article.@Nullable Image of(
            Notes notes, List<Enclosure> enclosures, @Nullable String link, @Nullable String... texts) {
        if (notes.picture != null) {
            String caption = notes.caption == null ? "" : HtmlText.line(notes.caption);
            return new Article.Image(notes.picture, caption.isEmpty() ? null : caption);
        }
        for (Enclosure enclosure : enclosures) {
            String address = Addresses.link("", enclosure.getUrl());
            if (address != null && Pictures.isPicture(address, null, enclosure.getType())) {
                return new Article.Image(address, null);
            }
        }
        return inText(link, texts);
    }

    /** The first picture in an entry's texts; null if there is none. */
    static Article.@Nullable Image inText(@Nullable String link, @Nullable String... texts) {
        for (String text : texts) {
            String source = text == null ? null : Pictures.first(text);
            String address = Addresses.link(link == null ? "" : link, source == null ? null : HtmlText.line(source));
            if (address != null && Addresses.isUri(address)) {
                return new Article.Image(address, null);
            }
        }
        return null;
    }
}
