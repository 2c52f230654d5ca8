package dateline.ingest.parse.text;

/**
 * How much of a document's bytes is UTF-8. Counted once, for documents that are not valid as a whole.
 *
 * @param whole sequences of several bytes that are complete
 * @param cut sequences that break off after a second byte that fits
 * @param stray other bytes that UTF-8 does not know; one beside others beyond ASCII counts for five, as UTF-8 that a few
 *     characters of another encoding were put into has it alone
 */
record Utf8Evidence(int whole, int cut, int stray) {
    static Utf8Evidence of(byte[] bytes) {
        int whole = 0;
        int cut = 0;
        int stray = 0;
        for (int i = 0; i < bytes.length; ) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int wanted = lead >= 0xF0 && lead < 0xF5
                    ? 3
                    : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
            int found = 0;
            while (found < wanted && i + 1 + found < bytes.length && (bytes[i + 1 + found] & 0xC0) == 0x80) {
                found++;
            }
            if (wanted > 0 && found == wanted) {
                whole++;
            } else if (found > 0) {
                cut++;
            } else {
                boolean alone = (i == 0 || bytes[i - 1] >= 0) && (i + 1 == bytes.length || bytes[i + 1] >= 0);
                stray += alone ? 1 : 5;
            }
            i += 1 + found;
        }
        return new Utf8Evidence(whole, cut, stray);
    }

    /**
     * Whether the document is UTF-8 of which characters were cut, and not another encoding: single bytes hardly ever fall
     * into the order that UTF-8 asks for.
     *
     * @param otherDeclared whether something else is declared, which then needs more to be wrong
     */
    boolean isDamagedUtf8(boolean otherDeclared) {
        if (stray == 0) {
            return otherDeclared ? whole > 0 : whole + cut > 0;
        }
        return otherDeclared ? whole > 4 * stray + cut : whole > 0 && whole + cut > stray;
    }
}
