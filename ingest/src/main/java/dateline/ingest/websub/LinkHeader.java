package dateline.ingest.websub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Link} headers (RFC 8288, section 3). What is not well-formed is skipped. */
final class LinkHeader {
    private static final int LONGEST = 16 * 1024;
    private static final Pattern TARGET = Pattern.compile("\\G[\\s,]*<([^<>]*)>");
    /** A parameter: a name, and a value with or without quotes; possessive, so that nothing is tried twice. */
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G\\s*+;\\s*+([^\\s=;,\"]++)\\s*+(?:=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;,\"]*+)))?+");

    private LinkHeader() {}

    /**
     * A link.
     *
     * @param target as written, perhaps relative
     * @param relations its relation types in lower case
     */
    record Link(String target, List<String> relations) {
        Link {
            relations = List.copyOf(relations);
        }
    }

    /** The links of all the headers, in their order. */
    static List<Link> read(List<String> headers) {
        List<Link> links = new ArrayList<>();
        headers.stream().filter(h -> h.length() <= LONGEST).forEach(h -> read(h, links));
        return links;
    }

    private static void read(String header, List<Link> links) {
        Matcher target = TARGET.matcher(header);
        Matcher parameter = PARAMETER.matcher(header);
        int at = 0;
        while (target.find(at)) {
            at = target.end();
            @Nullable List<String> relations = null;
            while (parameter.find(at)) {
                at = parameter.end();
                // the first one counts, section 3.3
                if (relations == null && parameter.group(1).equalsIgnoreCase("rel")) {
                    relations = relations(parameter);
                }
            }
            links.add(new Link(target.group(1), relations == null ? List.of() : relations));
        }
    }

    private static List<String> relations(Matcher parameter) {
        String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
        return value == null
                ? List.of()
                : List.of(value.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }
}
