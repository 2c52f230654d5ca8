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
import dateline.ingest.parse.date.DateReader;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.xml.CanonicalFeed;
import dateline.ingest.parse.xml.Notes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain records of what Rome makes of a canonical document, with the notes that were taken of the original. */
final class RomeReader {
    private final CanonicalFeed canonical;
    private final DateReader dates;

    private RomeReader(CanonicalFeed canonical, @Nullable ZoneId zone) {
        this.canonical = canonical;
        this.dates = new DateReader(
                language(canonical.feedNotes().language),
                zone,
                () -> canonical.items().stream().map(Notes::publication).iterator());
    }

    /**
     * The feed; throws if Rome refuses even the canonical form.
     *
     * @param zone of dates that name none; null if it is not known
     */
    static ParsedFeed read(CanonicalFeed canonical, @Nullable ZoneId zone) throws FeedException {
        WireFeed wire = new WireFeedInput().build(canonical.document().document());
        RomeReader reader = new RomeReader(canonical, zone);
        return wire instanceof Channel channel ? reader.channel(channel) : reader.feed((Feed) wire);
    }

    private ParsedFeed channel(Channel channel) {
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
                dates.read(notes.publication(), null),
                dates.read(notes.updated, null),
                canonical.hints(),
                canonical.feedNotes().icon());
    }

    private ParsedEntry item(Item item, Notes notes) {
        DCModule dc = dc(item);
        Guid guid = item.getGuid();
        String id = guid == null ? null : blankToNull(guid.getValue());
        Description description = item.getDescription();
        String content = item.getContent() == null ? null : item.getContent().getValue();
        String summary =
                first(description == null ? null : description.getValue(), dc == null ? null : dc.getDescription());
        String linked = link(blankToNull(item.getLink()), id, guid);
        String link = notes.original != null ? notes.original : linked != null ? linked : notes.content;
        String language = language(notes.language);
        return new ParsedEntry(
                id,
                title(first(item.getTitle(), dc == null ? null : dc.getTitle()), true),
                link,
                lines(summary, true),
                lines(content, true),
                dates.read(notes.publication(), language),
                dates.read(notes.updated, language),
                Authors.of(authors(item.getAuthor(), notes), dc),
                categories(
                        item.getCategories().stream()
                                .map(com.rometools.rome.feed.rss.Category::getValue)
                                .toList(),
                        dc),
                EntryPicture.of(notes, item.getEnclosures(), link, content, summary),
                language,
                text(notes.source, true));
    }

    private static List<String> authors(@Nullable String author, Notes notes) {
        List<String> all = new ArrayList<>(1);
        if (author != null) {
            all.add(author);
        }
        all.addAll(notes.furtherAuthors);
        return all;
    }

    private static @Nullable String link(@Nullable String link, @Nullable String id, @Nullable Guid guid) {
        if (link != null || id == null || guid == null || !guid.isPermaLink()) {
            return link;
        }
        return Addresses.isWeb(id) || id.startsWith("www.") ? Addresses.link("", id) : null;
    }

    private ParsedFeed feed(Feed feed) {
        List<Entry> found = feed.getEntries();
        List<ParsedEntry> entries = new ArrayList<>(found.size());
        List<String> authors = names(feed.getAuthors());
        for (int i = 0; i < found.size(); i++) {
            entries.add(entry(found.get(i), canonical.items().get(i), authors));
        }
        DCModule dc = dc(feed);
        return new ParsedFeed(
                title(feed.getTitleEx(), dc == null ? null : dc.getTitle()),
                alternate(feed.getAlternateLinks(), language(canonical.feedNotes().language)),
                text(value(feed.getSubtitle()), isHtml(feed.getSubtitle())),
                language(canonical.feedNotes().language),
                blankToNull(feed.getId()),
                entries,
                dates.read(canonical.feedNotes().publication(), null),
                dates.read(canonical.feedNotes().updated, null),
                canonical.hints(),
                canonical.feedNotes().icon());
    }

    /** @param inherited the feed's authors, for an entry without any (RFC 4287, section 4.2.1) */
    private ParsedEntry entry(Entry entry, Notes notes, List<String> inherited) {
        DCModule dc = dc(entry);
        Content content =
                entry.getContents().isEmpty() ? null : entry.getContents().get(0);
        Content summary = entry.getSummary();
        String plainSummary = dc == null ? null : dc.getDescription();
        String id = blankToNull(entry.getId());
        String language = language(notes.language);
        String link = link(entry, notes, id, language != null ? language : language(canonical.feedNotes().language));
        List<String> authors = Authors.of(names(entry.getAuthors()), dc);
        if (authors.isEmpty()) {
            authors = Authors.of(notes.sourceAuthors.isEmpty() ? inherited : notes.sourceAuthors, null);
        }
        return new ParsedEntry(
                id,
                title(entry.getTitleEx(), dc == null ? null : dc.getTitle()),
                link,
                summary == null ? lines(plainSummary, true) : lines(value(summary), isHtml(summary)),
                lines(value(content), isHtml(content)),
                dates.read(notes.publication(), language),
                dates.read(notes.updated, language),
                authors,
                categories(entry.getCategories().stream().map(Category::getTerm).toList(), dc),
                EntryPicture.of(notes, enclosures(entry.getOtherLinks()), link, value(content), value(summary)),
                language);
    }

    private static List<String> names(List<SyndPerson> authors) {
        return authors.stream().map(SyndPerson::getName).toList();
    }

    /** The alternate, else where the content lies, else the id where that is an address. */
    private static @Nullable String link(Entry entry, Notes notes, @Nullable String id, @Nullable String language) {
        String link = notes.original != null ? notes.original : alternate(entry.getAlternateLinks(), language);
        link = link == null ? notes.content : link;
        return link == null && id != null ? Addresses.link("", id) : link;
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

    /** Of several pages the one in the entry's language, where links tell theirs; else the first. */
    private static @Nullable String alternate(List<Link> links, @Nullable String language) {
        String any = null;
        String page = null;
        for (Link link : links) {
            String type = link.getType();
            String address = Addresses.link("", link.getHref());
            if (address != null && (type == null || type.contains("html"))) {
                if (isIn(language, link.getHreflang())) {
                    return address;
                }
                page = page == null ? address : page;
            }
            any = any == null ? address : any;
        }
        return page == null ? any : page;
    }

    private static boolean isIn(@Nullable String language, @Nullable String link) {
        return link == null
                || link.isBlank()
                || (language != null && primary(language).equals(primary(link)));
    }

    private static String primary(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    private static @Nullable String title(@Nullable Content title, @Nullable String other) {
        return title == null ? title(other, true) : title(value(title), isHtml(title));
    }

    private static @Nullable String title(@Nullable String text, boolean html) {
        return text == null ? null : html ? HtmlText.title(text) : HtmlText.fold(text);
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
        // what calls itself plain and is HTML is a publisher's mistake
        return content != null && (!"text".equals(content.getType()) || HtmlText.isMeant(content.getValue()));
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

    private static @Nullable String language(@Nullable String tag) {
        return tag == null || tag.isBlank() ? null : tag.strip().replace('_', '-');
    }

    /** The first that has text; else the first that is there at all. */
    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || (one.isBlank() && other != null) ? other : one;
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
