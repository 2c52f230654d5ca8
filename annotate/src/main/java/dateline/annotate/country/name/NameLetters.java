package dateline.annotate.country.name;

import java.text.Normalizer;

/**
 * What each UTF-16 code unit is to the name matcher, in tables: its class, and its letter without case and diacritics.
 * Surrogates are separators, so no offset ever falls between the two halves of a pair.
 */
final class NameLetters {
    static final byte SEPARATOR = 0;
    static final byte LOWER = 1;
    static final byte UPPER = 2;
    /** A letter of a script without case. */
    static final byte CASELESS = 3;
    /** A mark that belongs to a word and is not compared. */
    static final byte IGNORED = 4;

    static final byte DIGIT = 5;
    /** A letter of a script that writes no spaces: a word of its own. */
    static final byte UNSPACED = 6;

    static final byte KATAKANA = 7;

    private static final byte[] CLASS = new byte[Character.MAX_VALUE + 1];
    private static final char[] FOLDED = new char[Character.MAX_VALUE + 1];

    static {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            CLASS[c] = classOf((char) c);
            FOLDED[c] = fold((char) c);
        }
    }

    private NameLetters() {}

    static byte kind(char c) {
        return CLASS[c];
    }

    static char folded(char c) {
        return FOLDED[c];
    }

    private static byte classOf(char c) {
        if (Character.isSurrogate(c)) {
            return SEPARATOR;
        }
        if (isIgnored(c)) {
            return IGNORED;
        }
        if (isUnspaced(c)) {
            return Character.isLetter(c) || isMark(c) ? UNSPACED : SEPARATOR;
        }
        if (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) {
            return KATAKANA;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
            return UPPER;
        }
        if (Character.isLowerCase(c)) {
            return LOWER;
        }
        return Character.isLetter(c) || isMark(c) ? CASELESS : SEPARATOR;
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isIgnored(char c) {
        return (c >= 0x0300 && c <= 0x036F)
                || (c >= 0x064B && c <= 0x0652)
                || c == 0x0670
                || c == 0x0640
                || (c >= 0x0591 && c <= 0x05BD)
                || (c >= 0x05BF && c <= 0x05C7)
                || c == 0x200C
                || c == 0x200D
                || c == 0x00AD;
    }

    private static boolean isUnspaced(char c) {
        return (c >= 0x2E80 && c <= 0x2FDF)
                || (c >= 0x3041 && c <= 0x309F)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x0E00 && c <= 0x0EFF)
                || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF);
    }

    private static char fold(char c) {
        return switch (c) {
            case 'ø', 'Ø' -> 'o';
            case 'ł', 'Ł' -> 'l';
            case 'đ', 'Đ', 'ð', 'Ð' -> 'd';
            case 'ı', 'İ' -> 'i';
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ة' -> 'ه';
            case 'ى', 'ی' -> 'ي';
            case 'ک' -> 'ك';
            case 'ς' -> 'σ';
            default -> Character.toLowerCase(base(c));
        };
    }

    private static char base(char c) {
        boolean composed = (c >= 0x00C0 && c <= 0x024F) || (c >= 0x0386 && c <= 0x045F) || (c >= 0x1E00 && c <= 0x1FFF);
        return composed
                ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0)
                : c;
    }
}
