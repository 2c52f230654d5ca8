package dateline.bench.broken;

/** Breaks the import rules on purpose. */
public final class BenchmarkOfNothing {
    static final int NOTHING = 0;

    private BenchmarkOfNothing() {}
}
