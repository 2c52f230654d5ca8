package dateline.ingest.parse.xml;

import dateline.ingest.parse.text.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jdom2.Element;

/** Puts the text of an element where it belongs: into the canonical document, or into the notes. */
final class FieldWriter {
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
            notes.note(field.note(), value.strip());
        } else if (field == FeedFields.AUTHOR_NAME) {
            document.author(value.strip());
        } else if (document.isAtom()) {
            atom(field, text, decoded(text, value), document);
        } else {
            rss(field, text, decoded(text, value), document);
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

    private static void rss(FeedFields.Field field, InnerMarkup text, String value, CanonicalDocument document) {
        String name = field.rss();
        if (name.equals("guid")) {
            Element guid = document.replace(name, value);
            if ("false".equalsIgnoreCase(text.permanent)) {
                guid.setAttribute("isPermaLink", "false");
            }
        } else if (field.repeated()) {
            document.add(name, value);
        } else {
            document.once(name, name.equals("link") ? Addresses.resolve(text.base, value) : value);
        }
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
