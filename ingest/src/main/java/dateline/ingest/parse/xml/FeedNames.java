package dateline.ingest.parse.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * The names of elements as one vocabulary: {@code dc:date} is that whatever its prefix, its namespace's spelling or the
 * missing declaration. Keeps the declarations in force while a document is read from its start to its end.
 */
final class FeedNames {
    /** Of no vocabulary that matters here. */
    static final String UNKNOWN = "?";

    private static final Map<String, String> BY_URI = Map.ofEntries(
            Map.entry("http://purl.org/rss/1.0", "rss"),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", "rss"),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", "rss"),
            Map.entry("http://backend.userland.com/rss", "rss"),
            Map.entry("http://backend.userland.com/rss2", "rss"),
            Map.entry("http://backend.userland.com/rss091", "rss"),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", "rss"),
            Map.entry("http://cyber.law.harvard.edu/rss/rss.html", "rss"),
            Map.entry("http://www.w3.org/2005/atom", "atom"),
            Map.entry("http://purl.org/atom/ns#", "atom"),
            Map.entry("http://purl.org/atom/ns", "atom"),
            Map.entry("http://example.com/newformat#", "atom"),
            Map.entry("http://example.com/necho", "atom"),
            Map.entry("http://purl.org/echo", "atom"),
            Map.entry("http://purl.org/pie", "atom"),
            Map.entry("uri/of/echo/namespace#", "atom"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("http://purl.org/syndication/history/1.0", "fh"),
            Map.entry("http://purl.org/atompub/tombstones/1.0", "at"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("http://www.pheedo.com/namespace/pheedo", "feedburner"),
            Map.entry("http://ogp.me/ns#", "og"),
            Map.entry("http://ogp.me/ns", "og"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/2000/svg", "svg"),
            Map.entry("http://www.w3.org/1998/math/mathml", "math"),
            Map.entry("http://www.w3.org/xml/1998/namespace", "xml"));

    /** Prefixes that mean what they always mean, even where a document forgets to declare them or misspells the address. */
    private static final Set<String> USUAL = Set.of(
            "atom",
            "rdf",
            "dc",
            "dcterms",
            "content",
            "media",
            "itunes",
            "xhtml",
            "sy",
            "fh",
            "at",
            "feedburner",
            "og");

    private static final int LONGEST_URI = 200;

    private final @Nullable Map<String, String>[] declared;
    private String own = "rss";
    private @Nullable String ownUri;

    @SuppressWarnings({"unchecked", "rawtypes"})
    FeedNames(int deepest) {
        declared = new Map[deepest + 1];
    }

    /** The document's own vocabulary, {@code rss} or {@code atom}: what names without a known prefix belong to. */
    void own(String vocabulary, @Nullable String uri) {
        own = vocabulary;
        ownUri = uri;
    }

    /** Takes the declarations of an element at this depth, replacing those of its elder sibling. */
    void enter(int depth, Attributes attributes) {
        declared[depth] = null;
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.getQName(i);
            if (name.startsWith("xmlns") && (name.length() == 5 || name.charAt(5) == ':')) {
                Map<String, String> here = declared[depth];
                if (here == null) {
                    here = new HashMap<>(4);
                    declared[depth] = here;
                }
                here.put(name.length() == 5 ? "" : name.substring(6), bounded(attributes.getValue(i)));
            }
        }
    }

    /** Every element's namespace is compared, so a long one would be read as often as there are elements. */
    private static String bounded(String uri) {
        String plain = uri.strip();
        return plain.length() <= LONGEST_URI ? plain : plain.substring(0, LONGEST_URI);
    }

    /** The namespace a prefix is bound to at this depth; null if it is not. */
    @Nullable
    String uri(String prefix, int depth) {
        for (int i = depth; i >= 0; i--) {
            Map<String, String> here = declared[i];
            String uri = here == null ? null : here.get(prefix);
            if (uri != null) {
                return uri;
            }
        }
        return null;
    }

    /** The name in the one vocabulary: {@code vocabulary:local}, lower case; {@link #UNKNOWN} for foreign ones. */
    String name(String qName, int depth) {
        int colon = qName.indexOf(':');
        String prefix = colon < 0 ? "" : qName.substring(0, colon);
        String vocabulary = vocabulary(prefix, uri(prefix, depth));
        return vocabulary.equals(UNKNOWN) ? UNKNOWN : (vocabulary + ":" + local(qName)).intern();
    }

    /** An attribute by its name; by its local name where it has a prefix, which feeds give it against the rules. */
    static @Nullable String attribute(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        for (int i = 0; value == null && i < attributes.getLength(); i++) {
            String other = attributes.getQName(i);
            int local = other.length() - name.length();
            boolean same = local >= 0 && other.regionMatches(true, local, name, 0, name.length());
            value = same && (local == 0 || other.charAt(local - 1) == ':') && !other.startsWith("xmlns")
                    ? attributes.getValue(i)
                    : null;
        }
        return value;
    }

    static String local(String qName) {
        return qName.substring(qName.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private String vocabulary(String prefix, @Nullable String uri) {
        if (uri == null || uri.isEmpty()) {
            return prefix.isEmpty() ? own : USUAL.contains(prefix) ? prefix : UNKNOWN;
        }
        if (uri.equals(ownUri)) {
            return own;
        }
        String known = known(uri);
        if (known == null) {
            return prefix.isEmpty() ? own : USUAL.contains(prefix) ? prefix : UNKNOWN;
        }
        return known;
    }

    /** The vocabulary of a namespace, however it is spelt; null if it is none of these. */
    static @Nullable String known(String uri) {
        String plain = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        String exact = BY_URI.get(plain);
        return exact != null ? exact : BY_URI.get(plain.toLowerCase(Locale.ROOT).replaceFirst("^https:", "http:"));
    }
}
