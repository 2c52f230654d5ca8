package dateline.ingest.parse.xml;

import dateline.ingest.parse.text.Controls;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document's characters fit for an XML parser that must not read DTDs: drops what stands before the first tag,
 * the XML declaration and the document type, replaces named entities by their characters (those of HTML, and those the
 * document type declares as plain text), escapes ampersands that start nothing, and drops characters that XML forbids.
 * Entities are never expanded inside one another, so nothing can multiply. Reads one text, once, in linear time.
 */
public final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("<!ENTITY\\s++([A-Za-z_][\\w.-]{0,60}+)\\s++(?:\"([^\"]{0,400})\"|'([^']{0,400})')\\s*>");
    private static final Pattern SUBSET_END = Pattern.compile("\\]\\s*+>");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int LONGEST_NAME = 40;
    private static final int MOST_DECLARED = 300;

    private final String text;
    private final StringBuilder out;
    private Map<String, String> declared = Map.of();
    private int allowance = 200_000;
    private int copied;
    private int at;

    private XmlText(String text) {
        this.text = text;
        this.out = new StringBuilder();
    }

    /** The text without a prolog, well-formed as far as characters and references go. */
    public static String of(String text) {
        return new XmlText(text).read();
    }

    private String read() {
        at = prolog();
        copied = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '&') {
                reference();
            } else if (c == '<') {
                section();
            } else if (forbidden(c)) {
                replace(c);
            } else {
                at++;
            }
        }
        if (out.isEmpty()) {
            return text.substring(copied);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Copies up to here and goes on at the given place, dropping what lies between. */
    private void flush(int next) {
        out.append(text, copied, at);
        copied = next;
        at = next;
    }

    private int prolog() {
        int start = Math.max(0, text.indexOf('<'));
        while (start < text.length()) {
            int end = start;
            if (text.startsWith("<?", start)) {
                end = after("?>", start);
            } else if (text.startsWith("<!--", start)) {
                end = after("-->", start + 4);
            } else if (text.regionMatches(true, start, "<!DOCTYPE", 0, 9)) {
                end = doctype(start);
            } else {
                return start;
            }
            start = text.indexOf('<', end);
            if (start < 0) {
                return text.length();
            }
        }
        return start;
    }

    private int after(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private int doctype(int start) {
        int close = text.indexOf('>', start);
        int end = close < 0 ? text.length() : close + 1;
        int subset = text.indexOf('[', start, end); // no further, or many of these would be read to the text's end
        if (subset < 0) {
            return end;
        }
        Matcher last = SUBSET_END.matcher(text).region(subset, text.length());
        int stop = last.find() ? last.end() : text.length();
        declare(text.substring(subset, stop));
        return stop;
    }

    private void declare(String subset) {
        Map<String, String> found = new HashMap<>();
        Matcher entity = DECLARED.matcher(subset);
        while (entity.find() && found.size() < MOST_DECLARED) {
            String value = entity.group(2) != null ? entity.group(2) : entity.group(3);
            if (value.indexOf('&') < 0 && value.indexOf('%') < 0 && value.indexOf('<') < 0) {
                found.put(entity.group(1), value);
            }
        }
        declared = found;
    }

    /** Comments are dropped, CDATA sections copied as they are but for forbidden characters. */
    private void section() {
        if (text.startsWith("<!--", at)) {
            int end = after("-->", at + 4);
            flush(end);
        } else if (text.startsWith("<![CDATA[", at)) {
            cdata();
        } else {
            at++;
        }
    }

    /** A section that was put into a section becomes part of it; XML would end both at its end. */
    private void cdata() {
        int end = after("]]>", at + 9);
        int innerEnd = -1;
        at += 9;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '<' && innerEnd < 0 && text.startsWith("<![CDATA[", at) && outerEnd(end) > 0) {
                innerEnd = end - 3;
                end = outerEnd(end);
                flush(at + 9);
            } else if (at == innerEnd) {
                flush(at + 3);
            } else if (forbidden(c)) {
                replace(c);
            } else {
                at++;
            }
        }
    }

    /** Where the next section's end stands if no other begins before it, else -1. */
    private int outerEnd(int end) {
        int close = text.indexOf("]]>", end);
        int open = text.indexOf("<![CDATA[", end);
        return close >= 0 && (open < 0 || close < open) ? close + 3 : -1;
    }

    /** Drops a character that XML forbids, or puts what is meant by it. */
    private void replace(char c) {
        flush(at + 1);
        if (Controls.isOne(c) && Controls.meant(c) != '\uFFFD') {
            out.append(Controls.meant(c));
        }
    }

    private void reference() {
        int end = text.indexOf(';', at + 1, Math.min(text.length(), at + LONGEST_NAME));
        String name = end < 0 ? "" : text.substring(at + 1, end);
        String value = name.isEmpty() ? null : value(name);
        if ("\uFFFD".equals(value) && joined(name, end + 1)) {
            return;
        }
        if (value == null) {
            flush(at + 1);
            out.append("&amp;");
        } else if (value.isEmpty()) {
            at = end + 1;
        } else {
            flush(end + 1);
            out.append(value);
        }
    }

    /** A character as references to its two halves of UTF-16, as JavaScript counts. */
    private boolean joined(String name, int next) {
        int end = text.startsWith("&#", next)
                ? text.indexOf(';', next, Math.min(text.length(), next + LONGEST_NAME))
                : -1;
        int high = code(name);
        int low = end < 0 ? -1 : code(text.substring(next + 1, end));
        if (high < 0xD800 || high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
            return false;
        }
        flush(end + 1);
        out.appendCodePoint(Character.toCodePoint((char) high, (char) low));
        return true;
    }

    /** The number of a reference, or -1. */
    private static int code(String name) {
        try {
            boolean hex = name.length() > 2 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            return hex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            return -1;
        }
    }

    /** What stands for {@code &name;}: empty to leave it, null if it is no reference. */
    private @Nullable String value(String name) {
        switch (name) {
            case "amp", "lt", "gt", "quot", "apos":
                return "";
            default:
                if (name.charAt(0) == '#') {
                    return numeric(name);
                }
                String own = declared.get(name);
                return own != null ? declared(own) : html(name);
        }
    }

    /** A document's own entities may not make it much longer than it is. */
    private @Nullable String declared(String value) {
        allowance -= value.length();
        return allowance < 0 ? null : escaped(value);
    }

    private static @Nullable String html(String name) {
        String value = Entities.getByName(name);
        return value == null || value.isEmpty() ? null : escaped(value);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static @Nullable String numeric(String name) {
        try {
            boolean hex = name.length() > 2 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            int code =
                    hex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
            if (code >= 0x80 && code < 0xA0) {
                return new String(new byte[] {(byte) code}, WINDOWS_1252);
            }
            boolean fine = code == 9
                    || code == 10
                    || code == 13
                    || (code >= 32 && code < 0xD800)
                    || (code >= 0xE000 && code < 0xFFFE)
                    || (code > 0xFFFF && code <= 0x10FFFF);
            if (!fine) {
                return "\uFFFD";
            }
            return hex && name.charAt(1) == 'X' ? "&#x" + Integer.toHexString(code) + ";" : "";
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static boolean forbidden(char c) {
        return (c < 32 && c != '\n' && c != '\t' && c != '\r')
                || (c >= 0x80 && (c < 0xA0 || c == '\uFFFE' || c == '\uFFFF'));
    }
}
