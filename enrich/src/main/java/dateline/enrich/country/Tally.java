package dateline.enrich.country;

import dateline.contract.Country;
import dateline.contract.Country.Evidence;
import dateline.contract.Country.How;
import dateline.contract.Field;
import dateline.enrich.AnnotationInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the readings of an article: what is certain enough to say, and how much of the article it is. */
final class Tally {
    /** Below this a country is not worth saying. */
    private static final double LEAST_CONFIDENCE = 0.5;
    /** Evidence kept a country; what is more counts but is not listed. */
    private static final int MOST_EVIDENCE = 100;

    private static final double MOST_CONFIDENCE = 0.99;
    private static final int LEAD = 300;

    private final AnnotationInput input;
    private final Map<String, Sum> sums = new HashMap<>();

    private static final class Sum {
        private double doubt = 1;
        private double salience;
        private How how = How.INSTITUTION;
        private final List<Evidence> evidence = new ArrayList<>(4);
    }

    Tally(AnnotationInput input) {
        this.input = input;
    }

    List<Country> countries(List<Reading> readings) {
        readings.forEach(this::add);
        double all = sums.values().stream().mapToDouble(sum -> sum.salience).sum();
        List<Country> countries = new ArrayList<>(sums.size());
        sums.forEach((code, sum) -> {
            double confidence = Math.min(MOST_CONFIDENCE, 1 - sum.doubt);
            if (confidence >= LEAST_CONFIDENCE) {
                countries.add(new Country(code, round(confidence), round(sum.salience / all), sum.how, sum.evidence));
            }
        });
        countries.sort(Comparator.comparingDouble(Country::salience)
                .thenComparingDouble(Country::confidence)
                .reversed()
                .thenComparing(Country::code));
        return countries;
    }

    /** The most salient countries: the first, and those after it that are nearly as salient. */
    static List<String> about(List<Country> countries) {
        List<String> about = new ArrayList<>(3);
        for (Country country : countries) {
            boolean near = country.salience() >= 0.15
                    && country.salience() >= 0.5 * countries.getFirst().salience();
            if (about.size() < 3 && near) {
                about.add(country.code());
            }
        }
        return about;
    }

    private void add(Reading reading) {
        Sum sum = sums.computeIfAbsent(reading.code(), code -> new Sum());
        sum.doubt *= 1 - reading.weight();
        sum.salience += reading.strength() * reading.weight() * position(reading);
        sum.how = reading.how().compareTo(sum.how) < 0 ? reading.how() : sum.how;
        if (sum.evidence.size() < MOST_EVIDENCE) {
            String source = reading.field() == Field.TITLE ? input.title() : input.text();
            sum.evidence.add(new Evidence(
                    reading.field(),
                    reading.start(),
                    reading.end(),
                    source.substring(reading.start(), reading.end()),
                    reading.how(),
                    null));
        }
    }

    private static double position(Reading reading) {
        if (reading.field() == Field.TITLE) {
            return 3;
        }
        return reading.start() < LEAD ? 2 : 1;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
