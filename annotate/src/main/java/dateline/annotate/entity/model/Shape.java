package dateline.annotate.entity.model;

/** What a word looks like: capitals, small letters, digits, others. */
final class Shape {
    private Shape() {}

    /** Hash of the word's shape, runs of the same kind longer than two shortened: "McDonald" is XxXxx. */
    static int of(CharSequence text, int start, int end) {
        int hash = 17;
        int before = 0;
        int run = 0;
        for (int i = start; i < end; i++) {
            int kind = kind(text.charAt(i));
            run = kind == before ? run + 1 : 1;
            before = kind;
            if (run <= 2) {
                hash = hash * 31 + kind;
            }
        }
        return hash;
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 1;
        }
        if (c >= 'A' && c <= 'Z') {
            return 2;
        }
        if (c >= '0' && c <= '9') {
            return 3;
        }
        return c < 128 ? 64 + c : letter(c);
    }

    private static int letter(char c) {
        if (Character.isUpperCase(c)) {
            return 2;
        }
        return Character.isLowerCase(c) ? 1 : Character.isLetter(c) ? 4 : Character.isSurrogate(c) ? 5 : 6;
    }

    /** {@link Analysis#CAPITAL} if it begins with one, {@link Analysis#ALL_CAPITALS} if it has several and nothing small. */
    static int flags(CharSequence text, int start, int end) {
        int capitals = 0;
        boolean small = false;
        for (int i = start; i < end; i++) {
            int kind = kind(text.charAt(i));
            capitals += kind == 2 ? 1 : 0;
            small |= kind == 1;
        }
        boolean first = kind(text.charAt(start)) == 2;
        return (first ? Analysis.CAPITAL : 0) | (capitals > 1 && !small ? Analysis.ALL_CAPITALS : 0);
    }
}
