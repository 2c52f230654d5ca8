package dateline.annotate.story;

import crawlercommons.domains.EffectiveTldFinder;
import dateline.annotate.resource.ResourceFiles;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose report an article is, so that a story's independent sources can be counted: the news agency that the article
 * credits in its first lines or as its author; else the owner of the outlet, from {@code publishers.tsv}, which is kept
 * by hand; else the registrable domain of its address; else the outlet's name. Immutable, safe for any number of threads.
 */
public final class Publishers {
    private static final String OWNERS = "story/publishers.tsv";

    private final Map<String, String> owners;
    private final NewsAgencies agencies;

    private Publishers(Map<String, String> owners, NewsAgencies agencies) {
        this.owners = owners;
        this.agencies = agencies;
    }

    /** The list on the class path. */
    public static Publishers load() {
        Map<String, String> owners = new HashMap<>();
        ResourceFiles.lines(OWNERS).forEach(line -> read(line, owners));
        return new Publishers(owners, NewsAgencies.load());
    }

    private static void read(String line, Map<String, String> owners) {
        int tab = line.indexOf('\t');
        for (String domain : line.substring(tab + 1).trim().split("\\s+")) {
            String before = owners.put(domain, line.substring(0, tab));
            if (before != null) {
                throw new IllegalStateException(OWNERS + " gives " + domain + " two owners");
            }
        }
    }

    /**
     * Whose report an article is.
     *
     * @param outlet the outlet's name, may be empty
     * @param url the article's address, may be empty
     * @param authors as the feed names them
     * @param text the article's text, may be empty
     * @return an owner's or agency's name, or a domain; never blank
     */
    public String of(String outlet, String url, List<String> authors, String text) {
        String agency = agencies.credited(authors, text);
        if (agency != null) {
            return agency;
        }
        String owner = owner(host(url));
        return owner != null ? owner : outlet.isBlank() ? "unknown" : named(outlet);
    }

    private @Nullable String owner(String host) {
        for (String domain = host; domain.indexOf('.') > 0; domain = domain.substring(domain.indexOf('.') + 1)) {
            String owner = owners.get(domain);
            if (owner != null) {
                return owner;
            }
        }
        return host.isEmpty() ? null : EffectiveTldFinder.getAssignedDomain(host, true, false);
    }

    /** An outlet known only by name: its domain's owner where the name is a domain, as written otherwise. */
    private String named(String outlet) {
        String owner = owners.get(outlet.strip().toLowerCase(Locale.ROOT));
        return owner != null ? owner : outlet.strip().replaceAll("\\s+", " ");
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
