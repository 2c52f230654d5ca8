package dateline.bench;

import dateline.annotate.AnnotationInput;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tells how many tokens a second went through, whoever splits them: words and single signs, as corpora count. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Tokens {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}\\s]");

    /** Of the articles that were annotated. */
    public long tokens;

    private final Map<AnnotationInput, Integer> known = new IdentityHashMap<>();

    @Setup(Level.Iteration)
    public void reset() {
        tokens = 0;
    }

    void count(AnnotationInput input) {
        tokens += known.computeIfAbsent(input, Tokens::in);
    }

    private static int in(AnnotationInput input) {
        return (int) (TOKEN.matcher(input.title()).results().count()
                + TOKEN.matcher(input.text()).results().count());
    }
}
