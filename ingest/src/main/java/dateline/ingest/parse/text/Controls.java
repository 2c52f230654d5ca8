package dateline.ingest.parse.text;

import java.nio.charset.Charset;

/**
 * The control characters U+0080 to U+009F, which nobody means: they are punctuation of windows-1252 that was taken for
 * Latin-1 on its way.
 */
public final class Controls {
    private static final char[] MEANT = new String(every(), Charset.forName("windows-1252")).toCharArray();

    private Controls() {}

    public static boolean isOne(char c) {
        return c >= 0x80 && c < 0xA0;
    }

    /** The character that is meant by one; U+FFFD if there is none. */
    public static char meant(char control) {
        return MEANT[control - 0x80];
    }

    /** The text with what is meant, and without those of ASCII that are no white space; the same if there are none. */
    public static String mended(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isOne(text.charAt(i)) || isVoid(text.charAt(i))) {
                return mendedFrom(text, i);
            }
        }
        return text;
    }

    private static String mendedFrom(String text, int from) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            char meant = isOne(c) ? meant(c) : c;
            if (!isVoid(c) && !(isOne(c) && meant == '\uFFFD')) {
                out.append(meant);
            }
        }
        return out.toString();
    }

    private static boolean isVoid(char c) {
        return c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f';
    }

    private static byte[] every() {
        byte[] all = new byte[32];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (0x80 + i);
        }
        return all;
    }
}
