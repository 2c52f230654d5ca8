package dateline.enrich.topology;

import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.contract.record.Annotation;
import dateline.contract.record.Country;
import dateline.contract.record.Field;
import java.util.ArrayList;
import java.util.List;

/** Takes every pair of capital letters for a country's code. */
final class CodesInTheText implements Annotator {
    @Override
    public Annotation annotate(AnnotationInput input) {
        if (input.text().equals("throw")) {
            throw new IllegalStateException("told to");
        }
        List<Country> countries = new ArrayList<>();
        for (int i = 0; i + 1 < input.text().length(); i++) {
            String code = input.text().substring(i, i + 2);
            if (code.chars().allMatch(Character::isUpperCase)) {
                countries.add(new Country(
                        code,
                        1,
                        1,
                        Country.How.NAME,
                        List.of(new Country.Evidence(Field.TEXT, i, i + 2, code, Country.How.NAME, null))));
            }
        }
        return new Annotation(
                "en",
                1,
                List.of(),
                Annotation.EntitiesStatus.NO_MODEL,
                countries,
                List.of(),
                List.of(),
                null,
                null,
                null,
                version());
    }

    @Override
    public String version() {
        return "codes-1";
    }
}
