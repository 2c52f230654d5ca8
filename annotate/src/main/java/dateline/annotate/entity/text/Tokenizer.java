package dateline.annotate.entity.text;

/**
 * Cuts English text into words, numbers and punctuation much as the Penn Treebank does (clitics apart, abbreviations with
 * their full stop), with exact offsets, and into sentences. Linear in the length of the text; takes any input.
 */
public final class Tokenizer {
    /** Longer runs without a sentence's end are cut, so that decoding stays bounded. */
    private static final int LONGEST_SENTENCE = 200;

    private final String text;
    private final TokenizedText tokens;
    private int position;

    private Tokenizer(String text) {
        this.text = text;
        this.tokens = new TokenizedText(text);
    }

    public static TokenizedText tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        int sentence = 0;
        while (skipBlank()) {
            int before = tokens.count();
            token();
            if (Sentences.mayEnd(tokens, before) && endsHere() || tokens.count() - sentence >= LONGEST_SENTENCE) {
                closing();
                tokens.endSentence();
                sentence = tokens.count();
            }
        }
        tokens.endSentence();
    }

    /** Moves to the next visible character; a line's end ends the sentence. */
    private boolean skipBlank() {
        for (; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                tokens.endSentence();
            } else if (!blank(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean blank(char c) {
        return c <= ' '
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == '\uFEFF'
                || c >= '\u200B' && c <= '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u00AD';
    }

    private void token() {
        int start = position;
        char c = text.charAt(start);
        if (wordAt(start)) {
            word(start);
        } else if ((c == '@' || c == '#') && wordAt(start + 1)) {
            position = handleEnd(start + 1);
            tokens.add(start, position);
        } else if (clitic(start) > 0) {
            position = start + clitic(start);
            tokens.add(start, position);
        } else {
            punctuation(start);
        }
    }

    private void punctuation(int start) {
        int width = Character.charCount(text.codePointAt(start));
        char c = text.charAt(start);
        int end = start + width;
        while (width == 1 && repeats(c) && end < text.length() && text.charAt(end) == c) {
            end++;
        }
        position = end;
        tokens.add(start, end);
    }

    private static boolean repeats(char c) {
        return c == '.' || c == '-' || c == '!' || c == '?' || c == '*' || c == '=' || c == '_' || c == '\''
                || c == '`';
    }

    private void word(int start) {
        int end = wordEnd(start);
        position = end;
        if (end > start + 1 && end < text.length() && apostrophe(end) && negationAt(end)) {
            position = end + 2;
            tokens.add(start, end - 1);
            tokens.add(end - 1, position);
            return;
        }
        int hyphen = Hyphens.cut(text, start, end);
        if (hyphen < 0) {
            tokens.add(start, end);
        } else {
            tokens.add(start, hyphen);
            tokens.add(hyphen, hyphen + 1);
            tokens.add(hyphen + 1, end);
        }
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length()) {
            if (wordAt(end)) {
                end += Character.charCount(text.codePointAt(end));
            } else if (joins(start, end)) {
                end++;
            } else {
                break;
            }
        }
        if (address(start, end)) {
            return addressEnd(end);
        }
        return end < text.length() && text.charAt(end) == '.' && Abbreviations.known(text, start, end) ? end + 1 : end;
    }

    /** Whether the punctuation mark at {@code i} belongs into the word around it. */
    private boolean joins(int start, int i) {
        char c = text.charAt(i);
        if (i == start || !wordAt(i + 1) || !wordAt(i - 1) && !lowSurrogate(i - 1)) {
            return false;
        }
        return switch (c) {
            case '-', '\u2010', '\u2011', '&', '_' -> true;
            case '.' -> digit(i - 1) == digit(i + 1) && (digit(i + 1) || i - start <= 2 || text.charAt(i - 2) == '.');
            case ',', ':' -> digit(i - 1) && digit(i + 1);
            case '\'', '\u2019' -> clitic(i) == 0 && !negationAt(i);
            default -> false;
        };
    }

    private boolean negationAt(int apostrophe) {
        return text.charAt(apostrophe - 1) == 'n' && is(apostrophe + 1, 't') && !wordAt(apostrophe + 2);
    }

    private boolean apostrophe(int i) {
        return text.charAt(i) == '\'' || text.charAt(i) == '\u2019';
    }

    private boolean digit(int i) {
        return Character.isDigit(text.charAt(i));
    }

    private boolean is(int i, char lower) {
        return i < text.length() && Character.toLowerCase(text.charAt(i)) == lower;
    }

    /** Length of the clitic ('s, 're, 've, 'll, 'd, 'm) that begins at {@code i}, else 0. */
    private int clitic(int i) {
        if (i == 0 || !apostrophe(i) || !wordAt(i - 1)) {
            return 0;
        }
        int length = is(i + 1, 's') || is(i + 1, 'd') || is(i + 1, 'm')
                ? 2
                : is(i + 1, 'r') && is(i + 2, 'e')
                                || is(i + 1, 'v') && is(i + 2, 'e')
                                || is(i + 1, 'l') && is(i + 2, 'l')
                        ? 3
                        : 0;
        return length > 0 && !wordAt(i + length) ? length : 0;
    }

    private boolean address(int start, int end) {
        return text.startsWith("://", end) && end - start <= 5 || end - start == 3 && text.startsWith("www.", start);
    }

    private int addressEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ' && !Character.isSpaceChar(text.charAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private int handleEnd(int from) {
        int end = from;
        while (wordAt(end) || is(end, '_')) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private boolean lowSurrogate(int i) {
        return Character.isLowSurrogate(text.charAt(i));
    }

    private boolean wordAt(int i) {
        if (i < 0 || i >= text.length()) {
            return false;
        }
        char c = text.charAt(i);
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        int type = Character.getType(text.codePointAt(i));
        return Character.isLetterOrDigit(text.codePointAt(i))
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Whether what follows looks like the beginning of a sentence. */
    private boolean endsHere() {
        return Sentences.beginsAt(text, position);
    }

    private void closing() {
        while (position < text.length() && Sentences.closes(text.charAt(position))) {
            tokens.add(position, position + 1);
            position++;
        }
    }
}
