package dateline.ingest.parse;

import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.text.DocumentText;
import dateline.ingest.parse.xml.SitemapHandler;
import dateline.ingest.parse.xml.XmlReaders;
import dateline.ingest.parse.xml.XmlText;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.xml.sax.SAXException;

/** Reads which sitemaps an index of them lists. Never throws, whatever the bytes; any thread may call. */
public final class SitemapIndex {
    private SitemapIndex() {}

    /** The absolute http and https addresses that an index lists, those of news first; none if it is no index. */
    public static List<String> of(FeedDocument document) {
        SitemapHandler index = new SitemapHandler(document.url());
        try {
            String text = XmlText.of(DocumentText.of(document.bytes(), document.contentType()));
            new XmlReaders().read(text, index);
        } catch (SAXException broken) {
            return List.of();
        }
        return newsFirst(document.url(), index.sitemaps());
    }

    /** Addresses as written, made absolute, those that have news in their name first; what is no address is left out. */
    public static List<String> newsFirst(String base, List<String> addresses) {
        return sorted(base, addresses).distinct().toList();
    }

    /** The same, one as often as it is there. */
    static Stream<String> sorted(String base, List<String> addresses) {
        return addresses.stream()
                .map(address -> Addresses.link(base, address))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing((String address) -> address.indexOf("news", address.indexOf('/', 8)) < 0));
    }
}
