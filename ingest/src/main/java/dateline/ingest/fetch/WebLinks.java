package dateline.ingest.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's Link headers (RFC 8288) say of its WebSub hubs.
 *
 * @param hubs absolute addresses, at most five
 * @param self the absolute address to subscribe to
 */
public record WebLinks(List<String> hubs, @Nullable String self) {
    /** Of an answer without such links. */
    public static final WebLinks NONE = new WebLinks(List.of(), null);

    private static final int MOST_HUBS = 5;
    private static final int LONGEST = 8_000;
    private static final Pattern LINK =
            Pattern.compile("<([^<>]{1,2000})>\\s*;[^<]*?\\brel\\s*=\\s*(?:\"([^\"]{0,200})\"|([^\\s;,\"]{1,50}))");

    public WebLinks {
        hubs = List.copyOf(hubs);
    }

    static WebLinks of(List<String> headers, HttpUrl base) {
        List<String> hubs = new ArrayList<>();
        String self = null;
        for (String header : headers) {
            Matcher link = LINK.matcher(header.length() > LONGEST ? header.substring(0, LONGEST) : header);
            while (link.find()) {
                HttpUrl target = base.resolve(link.group(1).strip());
                String rel = link.group(2) == null ? link.group(3) : link.group(2);
                if (target != null && isRel(rel, "hub") && hubs.size() < MOST_HUBS) {
                    hubs.add(target.toString());
                } else if (target != null && self == null && isRel(rel, "self")) {
                    self = target.toString();
                }
            }
        }
        return hubs.isEmpty() && self == null ? NONE : new WebLinks(hubs, self);
    }

    private static boolean isRel(String rels, String rel) {
        for (String one : rels.split("\\s+")) {
            if (one.equalsIgnoreCase(rel)) {
                return true;
            }
        }
        return false;
    }
}
