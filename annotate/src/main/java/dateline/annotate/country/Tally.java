package dateline.annotate.country;

import dateline.contract.record.Country;
import dateline.contract.record.Country.Evidence;
import dateline.contract.record.Country.How;
import dateline.contract.record.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Adds up the readings of an article: what is certain enough to say, and how much of the article it is. */
final class Tally {
    /** Below this a country is not worth saying. */
    private static final double LEAST_CONFIDENCE = 0.5;
    /** The same where only places speak for it: they are misread more often than anything else. */
    private static final double LEAST_OF_PLACES = 0.55;

    /** Evidence kept a country; what is more counts but is not listed. */
    private static final int MOST_EVIDENCE = 100;

    private static final double MOST_CONFIDENCE = 0.99;
    /** What a name said again is worth: if it was misread once, it mostly was each time. */
    private static final double AGAIN = 0.15;

    private static final int LEAD = 300;
    /** What a dateline, a credit or a link to another story counts for salience. */
    private static final double ASIDE = 0.1;

    private final String title;
    private final String text;
    private final Map<String, Sum> sums = new HashMap<>();

    private static final class Sum {
        /** Of each name what its readings leave of doubt. */
        private final Map<String, Double> doubts = new HashMap<>();

        private double salience;
        private How how = How.INSTITUTION;
        private boolean onlyPlaces = true;
        private final List<Evidence> evidence = new ArrayList<>(4);
    }

    Tally(String title, String text) {
        this.title = title;
        this.text = text;
    }

    List<Country> countries(List<Reading> readings) {
        readings.forEach(this::add);
        double all = sums.values().stream().mapToDouble(sum -> sum.salience).sum();
        List<Country> countries = new ArrayList<>(sums.size());
        sums.forEach((code, sum) -> {
            double doubt = 1;
            for (double left : sum.doubts.values()) {
                doubt *= left;
            }
            double confidence = Math.min(MOST_CONFIDENCE, 1 - doubt);
            if (confidence >= (sum.onlyPlaces ? LEAST_OF_PLACES : LEAST_CONFIDENCE)) {
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
        double most = 0;
        for (Country country : countries) {
            boolean isStory = country.evidence().stream().anyMatch(evidence -> evidence.context() == null);
            most = isStory ? Math.max(most, country.salience()) : most;
            if (about.size() < 3 && isStory && country.salience() >= 0.15 && country.salience() >= 0.5 * most) {
                about.add(country.code());
            }
        }
        return about;
    }

    private void add(Reading reading) {
        Sum sum = sums.computeIfAbsent(reading.code(), code -> new Sum());
        sum.salience += reading.strength() * reading.weight() * position(reading);
        sum.how = reading.how().compareTo(sum.how) < 0 ? reading.how() : sum.how;
        sum.onlyPlaces &= reading.how() == How.PLACE || reading.how() == How.CAPITAL_METONYM;
        String source = reading.field() == Field.TITLE ? title : text;
        String said = source.substring(reading.start(), reading.end());
        sum.doubts.merge(
                said.toLowerCase(Locale.ROOT),
                1 - reading.weight(),
                (one, other) -> Math.min(one, other) * (1 - AGAIN * Math.min(1 - one, 1 - other)));
        if (sum.evidence.size() < MOST_EVIDENCE) {
            sum.evidence.add(new Evidence(
                    reading.field(), reading.start(), reading.end(), said, reading.how(), reading.context()));
        }
    }

    private static double position(Reading reading) {
        if (reading.context() != null) {
            return ASIDE;
        }
        if (reading.field() == Field.TITLE) {
            return 3;
        }
        return reading.start() < LEAD ? 2 : 1;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
