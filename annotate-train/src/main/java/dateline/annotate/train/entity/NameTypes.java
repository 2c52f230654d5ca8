package dateline.annotate.train.entity;

import java.util.regex.Pattern;

/** The kinds of a known name, from the numbers of the source's lists. */
record NameTypes(boolean person, boolean organization, boolean location) {
    private static final Pattern SEPARATOR = Pattern.compile("[\\[\\], ]+");

    static NameTypes parse(String numbers) {
        boolean person = false;
        boolean organization = false;
        boolean location = false;
        for (String number : SEPARATOR.split(numbers)) {
            person |= number.equals("14");
            organization |= number.equals("13") || number.equals("0");
            location |= number.equals("11") || number.equals("1");
        }
        return new NameTypes(person, organization, location);
    }

    /** One bit a kind: 1 person, 2 organisation, 4 location. */
    int bits() {
        return (person ? 1 : 0) | (organization ? 2 : 0) | (location ? 4 : 0);
    }
}
