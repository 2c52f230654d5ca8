package dateline.testsupport.feeds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What goes wrong with a document as a whole, and with its bytes, and leaves its items readable. */
final class FeedFaults {
    private FeedFaults() {}

    private static final UnaryOperator<String> NONE = text -> text;
    private static final String WARNING =
            "<br />\n<b>Warning</b>:  session_start(): x in <b>/www/y.php</b> on line <b>3</b><br />\n";

    /**
     * The document with up to two such faults.
     *
     * @param end whether it has its end, and so something may follow
     */
    static String damaged(Dice dice, FeedFormat format, String text, boolean end) {
        List<UnaryOperator<String>> faults = new ArrayList<>(List.of(
                NONE,
                NONE,
                NONE,
                t -> "\n \n" + t,
                t -> WARNING + t,
                t -> end ? t + "\n<!-- cached -->" : t,
                t -> end ? t + "\n<script src=\"/x.js\"></script>" : t,
                t -> t.replace(" end", " en\u0001d")));
        if (format.isXml()) {
            faults.add(t -> "<!DOCTYPE x [<!ENTITY y \"z\">]>\n" + t);
            faults.add(t -> t.replace("<title>The Coast", "<title>The Coast & more</title><p:x><title>"));
            faults.add(t -> t.replace("<title>The Coast", "<title>The Coast &nbsp; &bogus; "));
            faults.add(t -> "<html><body>" + t + (end ? "</body></html>" : ""));
        } else {
            faults.add(t -> t.replace("}, {", "},\n// next\n {"));
            faults.add(t -> t.replace("\"The Coast", "\"The\nCoast"));
            faults.add(t -> ")]}'\n" + t);
        }
        String damaged = text;
        for (UnaryOperator<String> fault : dice.some(dice.below(3), faults)) {
            damaged = fault.apply(damaged);
        }
        return damaged;
    }

    /**
     * A document's bytes and what the server says of them.
     *
     * @param contentType the header
     */
    record Encoded(byte[] bytes, String contentType) {}

    static Encoded encoded(Dice dice, FeedFormat format, String text) {
        String plain = text.replace(FeedFormat.ASIDE, "");
        Charset narrow = Charset.forName(dice.pick("windows-1252", "windows-1251", "iso-8859-2", "windows-1253"));
        return switch (dice.below(12)) {
            case 0 -> new Encoded(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16LE), type(dice, format, ""));
            case 1 -> new Encoded(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16BE), type(dice, format, ""));
            case 2 -> new Encoded(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_8), type(dice, format, ""));
            case 3 -> new Encoded(cutCharacter(text), type(dice, format, "; charset=utf-8"));
            case 4 ->
                new Encoded(
                        plain.replace('’', '\u0092').getBytes(StandardCharsets.UTF_8),
                        type(dice, format, "; charset=utf-8"));
            case 5, 6 ->
                narrow.newEncoder().canEncode(plain)
                        ? declared(dice, format, plain, narrow)
                        : declared(dice, format, plain, StandardCharsets.UTF_8);
            // what is said of UTF-8 does not matter
            default ->
                new Encoded(
                        (prolog(dice, format) + plain).getBytes(StandardCharsets.UTF_8),
                        type(
                                dice,
                                format,
                                dice.pick("", "; charset=utf-8", "; charset=iso-8859-1", "; charset=windows-1251")));
        };
    }

    private static Encoded declared(Dice dice, FeedFormat format, String text, Charset charset) {
        boolean inProlog = format.isXml() && text.startsWith("<") && dice.oneIn(2);
        String prolog = inProlog ? "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>\n" : "";
        return new Encoded(
                (prolog + text).getBytes(charset), type(dice, format, inProlog ? "" : "; charset=" + charset));
    }

    private static String prolog(Dice dice, FeedFormat format) {
        return format.isXml()
                ? dice.pick(
                        "",
                        "<?xml version=\"1.0\"?>",
                        "<?xml version='1.0' encoding='utf-8' ?>\n",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n")
                : "";
    }

    private static String type(Dice dice, FeedFormat format, String parameter) {
        return (format.isXml()
                        ? dice.pick("text/xml", "application/rss+xml", "text/html", "text/plain")
                        : dice.pick("application/feed+json", "application/json", "text/html"))
                + parameter;
    }

    /** UTF-8 of which one character, outside all items, has lost its end. */
    private static byte[] cutCharacter(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = text.indexOf(FeedFormat.ASIDE);
        byte[] before = text.substring(0, Math.max(0, at)).getBytes(StandardCharsets.UTF_8);
        out.write(before, 0, before.length);
        if (at >= 0) {
            out.write(0xE2);
            out.write(0x80);
        }
        byte[] after = text.substring(at + 1).replace(FeedFormat.ASIDE, "").getBytes(StandardCharsets.UTF_8);
        out.write(after, 0, after.length);
        return out.toByteArray();
    }

    /** Bytes changed, taken out, doubled and put in at random: nothing is promised any more. */
    static byte[] ruined(Dice dice, byte[] bytes) {
        byte[] ruined = bytes.clone();
        for (int i = dice.below(20); i >= 0 && ruined.length > 0; i--) {
            int at = dice.below(ruined.length);
            int end = Math.min(ruined.length, at + dice.below(60));
            switch (dice.below(5)) {
                case 0 -> ruined[at] = (byte) dice.below(256);
                case 1 ->
                    ruined[at] = (byte) dice.pick('<', '>', '&', '"', '{', '}', '[', ']', '\'')
                            .charValue();
                case 2 -> ruined = joined(ruined, at, ruined, end, ruined.length);
                case 3 -> ruined = joined(ruined, end, ruined, at, ruined.length);
                default -> ruined = joined(ruined, at, bytes, dice.below(bytes.length), bytes.length);
            }
        }
        return ruined;
    }

    private static byte[] joined(byte[] begin, int until, byte[] end, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(begin, 0, until);
        out.write(end, from, to - from);
        return out.toByteArray();
    }
}
