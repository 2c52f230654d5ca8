package dateline.enrich.alert.memory;

/**
 * Whose memory, and of what.
 *
 * @param watch the watch's id
 * @param generation which of its memories: a change of what it looks at begins another
 * @param scope the topic or entity of a pair; empty for other modes
 * @param country the country's code; empty for all of them together
 */
public record MemoryKey(String watch, int generation, String scope, String country) {
    @Override
    public int hashCode() {
        return ((watch.hashCode() * 31 + generation) * 31 + scope.hashCode()) * 31 + country.hashCode();
    }
}
