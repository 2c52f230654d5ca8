package dateline.contract.record;

/**
 * A piece of an article's text.
 *
 * @param field the field that the offsets count in
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last UTF-16 code unit
 * @param text the characters between them, as they stand there
 */
public record Span(Field field, int start, int end, String text) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }
}
