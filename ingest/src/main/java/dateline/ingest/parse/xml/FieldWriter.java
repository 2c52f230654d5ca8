package dateline.ingest.parse.xml;

import dateline.ingest.parse.text.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;

/** Puts the text of an element where it belongs: into the canonical document, or into the notes. */
final class FieldWriter {
    private static final Pattern ADDRESS = Pattern.compile(
            "<url>([^<]+)</url>|<[^>]*\\b(?:href|src)\\s*=\\s*[\"']([^\"'>]+)", Pattern.CASE_INSENSITIVE);

    private FieldWriter() {}

    /**
     * Writes one field of the feed or of an item.
     *
     * @param notes of the feed or of the item
     */
    static void write(InnerMarkup text, CanonicalDocument document, Notes notes) {
        FeedFields.Field field = FeedFields.of(text.name);
        String value = text.toString();
        if (field.note() != null) {
            note(field.note(), text, value.strip(), notes);
        } else if (field == FeedFields.AUTHOR_NAME) {
            document.author(value.strip());
        } else if (document.isAtom()) {
            atom(field, text, decoded(text, value), document);
        } else {
            rss(field, text, decoded(text, value), document, notes);
        }
    }

    private static void atom(FeedFields.Field field, InnerMarkup text, String value, CanonicalDocument document) {
        String name = field.atom();
        if (document.has(name) && !field.repeated()) {
            return;
        }
        Element element = document.add(name, value);
        if (field.construct()) {
            element.setAttribute("type", text.hasMarkup() || isHtml(text) ? "html" : "text");
        }
    }

    private static void rss(
            FeedFields.Field field, InnerMarkup text, String value, CanonicalDocument document, Notes notes) {
        String name = field.rss();
        if (name.equals("guid")) {
            Element guid = document.replace(name, value);
            if ("false".equalsIgnoreCase(text.permanent)) {
                guid.setAttribute("isPermaLink", "false");
            }
        } else if (field.repeated()) {
            document.add(name, value);
        } else if (name.equals("author") && document.has(name)) {
            notes.furtherAuthors.add(value);
        } else {
            String written = name.equals("link") ? Addresses.link(text.base, address(text, value)) : value;
            if (written != null) {
                document.once(name, written);
            }
        }
    }

    private static void note(String note, InnerMarkup text, String value, Notes notes) {
        switch (note) {
            case "picture" -> {
                String address = Addresses.link(text.base, address(text, value));
                if (address != null) {
                    notes.picture(CanonicalDocument.clean(address));
                }
            }
            case "icon" -> {
                String address = Addresses.link(text.base, value);
                if (address != null && Addresses.isUri(address)) {
                    notes.icon = CanonicalDocument.clean(address);
                }
            }
            case "content" ->
                notes.content = notes.content == null ? Addresses.link(text.base, address(text, value)) : notes.content;
            case "original" -> notes.original = Addresses.link(text.base, value);
            case "author" -> {
                if (!value.isEmpty()) {
                    notes.sourceAuthors.add(value);
                }
            }
            default -> notes.note(note, value);
        }
    }

    /** An address is an element's text, or stands in what was put around it: {@code <url>}, an anchor, a picture. */
    private static String address(InnerMarkup text, String value) {
        if (text.address != null) {
            return text.address;
        }
        Matcher inner = ADDRESS.matcher(value.length() > Addresses.LONGEST ? "" : value);
        return inner.find() ? inner.group(1) != null ? inner.group(1) : inner.group(2) : value;
    }

    private static String decoded(InnerMarkup text, String value) {
        String type = type(text);
        boolean binary = "base64".equalsIgnoreCase(text.mode)
                || (type.startsWith("application/") && !type.endsWith("xml") && !text.hasMarkup());
        if (!binary) {
            return value;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(value.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return value;
        }
    }

    private static boolean isHtml(InnerMarkup text) {
        String type = type(text);
        boolean plain = type.isEmpty() || type.equals("text") || type.equals("text/plain");
        return !plain || ("escaped".equalsIgnoreCase(text.mode) && !type.startsWith("text"));
    }

    private static String type(InnerMarkup text) {
        return text.type == null ? "" : text.type.toLowerCase(Locale.ROOT);
    }
}
