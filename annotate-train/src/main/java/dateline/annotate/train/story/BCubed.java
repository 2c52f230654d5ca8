package dateline.annotate.train.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well articles were put into stories: for each article the share of its answered story that is of its true one
 * (precision) and the share of its true story that is in its answered one (recall), averaged over articles (Bagga and
 * Baldwin 1998).
 *
 * @param precision 0..1
 * @param recall 0..1
 * @param pairwiseF1 F1 of the pairs of articles put together
 * @param apart share of the pairs from {@code N_ecb} and {@code N_plus}, two events of one kind, that were kept apart, on
 *     the average of the N; NaN where there are none
 */
public record BCubed(double precision, double recall, double pairwiseF1, double apart) {
    private record Pair(String truth, String answer) {}

    /** Scores answers against the truth, article by article. */
    public static BCubed of(List<String> truth, List<String> answers) {
        Map<String, Integer> stories = new HashMap<>();
        Map<String, Integer> clusters = new HashMap<>();
        Map<Pair, Integer> shared = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            stories.merge(truth.get(i), 1, Integer::sum);
            clusters.merge(answers.get(i), 1, Integer::sum);
            shared.merge(new Pair(truth.get(i), answers.get(i)), 1, Integer::sum);
        }
        double precision = 0;
        double recall = 0;
        for (Map.Entry<Pair, Integer> pair : shared.entrySet()) {
            double square = (double) pair.getValue() * pair.getValue();
            precision += square / clusters.getOrDefault(pair.getKey().answer(), 1);
            recall += square / stories.getOrDefault(pair.getKey().truth(), 1);
        }
        double pairwise = f1(pairs(shared) / pairs(clusters), pairs(shared) / pairs(stories));
        return new BCubed(precision / truth.size(), recall / truth.size(), pairwise, apart(stories, shared));
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        return f1(precision, recall);
    }

    private static double f1(double precision, double recall) {
        return 2 * precision * recall / (precision + recall);
    }

    private static double pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToDouble(n -> n * (n - 1d) / 2).sum();
    }

    private static double apart(Map<String, Integer> stories, Map<Pair, Integer> shared) {
        return stories.keySet().stream()
                .filter(s -> s.endsWith("_ecb"))
                .mapToDouble(s -> apart(s, s.replace("_ecb", "_plus"), stories, shared))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static double apart(String one, String other, Map<String, Integer> stories, Map<Pair, Integer> shared) {
        double together = 0;
        for (Map.Entry<Pair, Integer> pair : shared.entrySet()) {
            if (pair.getKey().truth().equals(one)) {
                together += (double) pair.getValue()
                        * shared.getOrDefault(new Pair(other, pair.getKey().answer()), 0);
            }
        }
        return 1 - together / ((double) stories.getOrDefault(one, 0) * stories.getOrDefault(other, 0));
    }
}
