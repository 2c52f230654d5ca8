package dateline.ingest.parse;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCSubject;
import com.rometools.rome.feed.module.Extendable;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import dateline.contract.record.Article;
import dateline.ingest.parse.date.FeedDates;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.xml.CanonicalFeed;
import dateline.ingest.parse.xml.Notes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain records of what Rome makes of a canonical document, with the notes that were taken of the original. */
final class RomeReader {
    private RomeReader() {}

    /** The feed; throws if Rome refuses even the canonical form. */
    static ParsedFeed read(CanonicalFeed canonical) throws FeedException {
        WireFeed wire = new WireFeedInput().build(canonical.document().document());
        return wire instanceof Channel channel ? channel(channel, canonical) : feed((Feed) wire, canonical);
    }

    private static ParsedFeed channel(Channel channel, CanonicalFeed canonical) {
        List<Item> items = channel.getItems();
        List<ParsedEntry> entries = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            entries.add(item(items.get(i), canonical.items().get(i)));
        }
        Notes notes = canonical.feedNotes();
        DCModule dc = dc(channel);
        return new ParsedFeed(
                text(first(channel.getTitle(), dc == null ? null : dc.getTitle()), true),
                blankToNull(channel.getLink()),
                text(first(channel.getDescription(), dc == null ? null : dc.getDescription()), true),
                language(notes.language),
                null,
                entries,
                FeedDates.parse(notes.publication()),
                FeedDates.parse(notes.updated),
                canonical.hints());
    }

    private static ParsedEntry item(Item item, Notes notes) {
        DCModule dc = dc(item);
        Guid guid = item.getGuid();
        String id = guid == null ? null : blankToNull(guid.getValue());
        Description description = item.getDescription();
        String content = item.getContent() == null ? null : item.getContent().getValue();
        return new ParsedEntry(
                id,
                text(first(item.getTitle(), dc == null ? null : dc.getTitle()), true),
                link(blankToNull(item.getLink()), id, guid),
                lines(
                        first(
                                description == null ? null : description.getValue(),
                                dc == null ? null : dc.getDescription()),
                        true),
                lines(content, true),
                FeedDates.parse(notes.publication()),
                FeedDates.parse(notes.updated),
                Authors.of(item.getAuthor(), dc),
                categories(
                        item.getCategories().stream()
                                .map(com.rometools.rome.feed.rss.Category::getValue)
                                .toList(),
                        dc),
                image(notes, item.getEnclosures()),
                language(notes.language),
                text(notes.source, true));
    }

    private static @Nullable String link(@Nullable String link, @Nullable String id, @Nullable Guid guid) {
        boolean permanent = link == null && id != null && guid != null && guid.isPermaLink() && Addresses.isWeb(id);
        return permanent ? id : link;
    }

    private static ParsedFeed feed(Feed feed, CanonicalFeed canonical) {
        List<Entry> found = feed.getEntries();
        List<ParsedEntry> entries = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            entries.add(entry(found.get(i), canonical.items().get(i)));
        }
        DCModule dc = dc(feed);
        return new ParsedFeed(
                title(feed.getTitleEx(), dc == null ? null : dc.getTitle()),
                alternate(feed.getAlternateLinks()),
                text(value(feed.getSubtitle()), isHtml(feed.getSubtitle())),
                language(canonical.feedNotes().language),
                blankToNull(feed.getId()),
                entries,
                FeedDates.parse(canonical.feedNotes().publication()),
                FeedDates.parse(canonical.feedNotes().updated),
                canonical.hints());
    }

    private static ParsedEntry entry(Entry entry, Notes notes) {
        DCModule dc = dc(entry);
        Content content =
                entry.getContents().isEmpty() ? null : entry.getContents().get(0);
        Content summary = entry.getSummary();
        String plainSummary = dc == null ? null : dc.getDescription();
        return new ParsedEntry(
                blankToNull(entry.getId()),
                title(entry.getTitleEx(), dc == null ? null : dc.getTitle()),
                alternate(entry.getAlternateLinks()),
                summary == null ? lines(plainSummary, true) : lines(value(summary), isHtml(summary)),
                lines(value(content), isHtml(content)),
                FeedDates.parse(notes.publication()),
                FeedDates.parse(notes.updated),
                Authors.of(entry.getAuthors().stream().map(SyndPerson::getName).toList(), dc),
                categories(entry.getCategories().stream().map(Category::getTerm).toList(), dc),
                image(notes, enclosures(entry.getOtherLinks())),
                language(notes.language));
    }

    private static List<Enclosure> enclosures(List<Link> links) {
        List<Enclosure> found = new ArrayList<>(1);
        for (Link link : links) {
            if ("enclosure".equals(link.getRel())) {
                Enclosure enclosure = new Enclosure();
                enclosure.setUrl(link.getHref());
                enclosure.setType(link.getType());
                found.add(enclosure);
            }
        }
        return found;
    }

    private static @Nullable String alternate(List<Link> links) {
        for (Link link : links) {
            String type = link.getType();
            if (type == null || type.contains("html")) {
                return link.getHref();
            }
        }
        return links.isEmpty() ? null : links.get(0).getHref();
    }

    private static @Nullable String title(@Nullable Content title, @Nullable String other) {
        return title == null ? text(other, true) : text(value(title), isHtml(title));
    }

    /** In one line. */
    private static @Nullable String text(@Nullable String text, boolean html) {
        return text == null ? null : html ? HtmlText.line(text) : HtmlText.fold(text);
    }

    /** The same, a line a paragraph. */
    private static @Nullable String lines(@Nullable String text, boolean html) {
        return text == null ? null : html ? HtmlText.of(text) : HtmlText.ofPlain(text);
    }

    private static @Nullable String value(@Nullable Content content) {
        return content == null ? null : content.getValue();
    }

    private static boolean isHtml(@Nullable Content content) {
        return content != null && !"text".equals(content.getType());
    }

    private static @Nullable DCModule dc(Extendable owner) {
        return owner.getModule(DCModule.URI) instanceof DCModule dc ? dc : null;
    }

    private static List<String> categories(List<String> own, @Nullable DCModule dc) {
        Set<String> labels = new LinkedHashSet<>();
        own.forEach(label -> add(labels, label));
        if (dc != null) {
            dc.getSubjects().stream().map(DCSubject::getValue).forEach(label -> add(labels, label));
        }
        return List.copyOf(labels);
    }

    private static void add(Set<String> labels, @Nullable String label) {
        String plain = label == null ? "" : HtmlText.line(label);
        if (!plain.isEmpty()) {
            labels.add(plain);
        }
    }

    private static Article.@Nullable Image image(Notes notes, List<Enclosure> enclosures) {
        if (notes.picture != null) {
            return new Article.Image(notes.picture, null);
        }
        for (Enclosure enclosure : enclosures) {
            if (enclosure.getUrl() != null
                    && enclosure.getType() != null
                    && enclosure.getType().startsWith("image/")) {
                return new Article.Image(enclosure.getUrl(), null);
            }
        }
        return null;
    }

    private static @Nullable String language(@Nullable String tag) {
        return tag == null || tag.isBlank() ? null : tag.strip().replace('_', '-');
    }

    /** The first that has text; else the first that is there at all. */
    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || (one.isBlank() && other != null) ? other : one;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
