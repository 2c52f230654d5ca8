package dateline.enrich.alert.rule;

/**
 * Whether a country is mentioned more often than the days before explain. Among N articles of the same hours of the days
 * before there were K mentions; a Poisson rate per article with the Jeffreys prior Gamma(1/2, 1) has then the posterior
 * Gamma(K + 1/2, N + 1), and the number of mentions among n articles is negative binomial (Gelman et al., Bayesian Data
 * Analysis, 3rd edition, 2.6). A share, not a count: on a busy day nothing surges for that alone.
 */
public final class SurgeTest {
    private static final double PRIOR_MENTIONS = 0.5;
    private static final double PRIOR_ARTICLES = 1;
    private static final double NEGLIGIBLE = 1e-12;
    private static final int TERMS = 100_000;

    private SurgeTest() {}

    /** How many mentions are to be expected among {@code n} articles. */
    public static double expected(int k, int all, int n) {
        return (k + PRIOR_MENTIONS) / (all + PRIOR_ARTICLES) * n;
    }

    /** How likely at least {@code observed} mentions among {@code n} articles are by chance. */
    public static double probability(int observed, int n, int k, int all) {
        if (observed <= expected(k, all, n)) {
            return 1;
        }
        double shape = k + PRIOR_MENTIONS;
        double success = n / (all + PRIOR_ARTICLES + n);
        double log = shape * Math.log1p(-success);
        for (int i = 0; i < observed; i++) {
            log += Math.log((shape + i) / (i + 1) * success);
        }
        double term = Math.exp(log);
        double sum = 0;
        for (int i = observed; i < observed + TERMS && term > sum * NEGLIGIBLE; i++) {
            sum += term;
            term *= (shape + i) / (i + 1) * success;
        }
        return Math.min(1, sum);
    }
}
