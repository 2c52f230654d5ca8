package dateline.enrich.alert.article;

import dateline.contract.record.Country;
import dateline.runtime.text.Ellipsis;
import java.util.List;

/**
 * How much of an article an alert carries, in characters: more than ingest lets articles say, so that only what is older or
 * was written by someone else is shortened. An alert has six articles with three pieces of evidence each, and remembers
 * 250; within these bounds its record and what is kept of it stay far below a record's limit.
 */
final class Bounds {
    private static final int TITLE = 2_001;
    private static final int NAME = 1_000;
    private static final int ADDRESS = 8_192;
    private static final int EVIDENCE = 1_000;

    private Bounds() {}

    static String title(String text) {
        return Ellipsis.cut(text, TITLE);
    }

    static String name(String text) {
        return Ellipsis.cut(text, NAME);
    }

    /** The address, or none if it is too long: half of an address is another. */
    static String address(String address) {
        return address.length() > ADDRESS ? "" : address;
    }

    /** Countries of which no evidence is longer than a name can be. */
    static List<Country> countries(List<Country> countries) {
        return countries.stream().map(Bounds::country).toList();
    }

    private static Country country(Country country) {
        boolean fits = country.evidence().stream().allMatch(e -> e.text().length() <= EVIDENCE);
        return fits
                ? country
                : new Country(
                        country.code(),
                        country.confidence(),
                        country.salience(),
                        country.how(),
                        country.evidence().stream().map(Bounds::evidence).toList());
    }

    private static Country.Evidence evidence(Country.Evidence e) {
        return new Country.Evidence(
                e.field(), e.start(), e.end(), Ellipsis.cut(e.text(), EVIDENCE), e.how(), e.context());
    }
}
