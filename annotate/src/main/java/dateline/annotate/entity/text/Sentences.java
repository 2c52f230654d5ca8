package dateline.annotate.entity.text;

/** Where sentences end. */
final class Sentences {
    private Sentences() {}

    /** Whether a sentence may end with this token or the last one before the next. */
    static boolean mayEnd(TokenizedText tokens, int from) {
        int token = tokens.count() - 1;
        if (token < from) {
            return false;
        }
        String text = tokens.text();
        char last = text.charAt(tokens.end(token) - 1);
        if (last == '.' && tokens.length(token) > 1 && tokens.first(token) != '.') {
            return !Abbreviations.beforeName(text, tokens.start(token), tokens.end(token))
                    && text.indexOf('.', tokens.start(token)) == tokens.end(token) - 1;
        }
        return last == '.' || last == '!' || last == '?' || last == '\u2026' || last == '\u3002';
    }

    /** Whether a sentence may begin at or after this offset: blank or closing marks, then a capital, digit or quote. */
    static boolean beginsAt(String text, int from) {
        int i = from;
        while (i < text.length() && closes(text.charAt(i))) {
            i++;
        }
        boolean space = false;
        while (i < text.length() && text.charAt(i) <= ' '
                || i < text.length() && Character.isSpaceChar(text.charAt(i))) {
            space = true;
            i++;
        }
        return i >= text.length() || space && begins(text, i);
    }

    private static boolean begins(String text, int i) {
        int c = text.codePointAt(i);
        return Character.isUpperCase(c)
                || Character.isDigit(c)
                || !Character.isLetter(c) && c != ',' && c != ';' && c != ':'
                || Character.getType(c) == Character.OTHER_LETTER;
    }

    /** Whether the mark belongs to the sentence that just ended. */
    static boolean closes(char c) {
        return c == '"' || c == '\'' || c == '\u201D' || c == '\u2019' || c == ')' || c == ']' || c == '\u00BB';
    }
}
