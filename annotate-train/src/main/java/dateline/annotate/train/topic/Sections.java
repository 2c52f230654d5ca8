package dateline.annotate.train.topic;

import java.util.List;
import java.util.Map;

/** Which top-level topics a newspaper's section may stand for. */
final class Sections {
    /** HuffPost's sections; one with no topic of its own is left out or names all that its articles may be about. */
    static final Map<String, Section> HUFFPOST = Map.ofEntries(
            measured("POLITICS", "11"),
            measured("ENTERTAINMENT", "01"),
            measured("WORLD NEWS", "02", "03", "11", "14", "16"),
            measured("SPORTS", "15"),
            measured("CRIME", "02"),
            measured("STYLE & BEAUTY", "01", "10"),
            measured("MEDIA", "01"),
            measured("HOME & LIVING", "10"),
            measured("ENVIRONMENT", "03", "06", "17"),
            measured("WELLNESS", "07", "10"),
            measured("PARENTING", "10", "14"),
            measured("FOOD & DRINK", "10"),
            measured("BUSINESS", "04", "09"),
            measured("MONEY", "04"),
            measured("CULTURE & ARTS", "01"),
            measured("TECH", "04", "13"),
            measured("SCIENCE", "13"),
            measured("RELIGION", "12"),
            measured("TRAVEL", "10"),
            measured("EDUCATION", "05"),
            loose("U.S. NEWS", "02", "03", "04", "05", "06", "07", "09", "14", "16", "17"),
            loose("WOMEN", "07", "09", "11", "14"),
            loose("BLACK VOICES", "01", "02", "14", "15"),
            loose("QUEER VOICES", "01", "12", "14"),
            loose("LATINO VOICES", "01", "14"),
            loose("IMPACT", "03", "06", "09", "14"),
            loose("COMEDY", "01"),
            loose("WEIRD NEWS", "02", "03", "06", "08"),
            loose("WEDDINGS", "08", "10"));

    private Sections() {}

    private static Map.Entry<String, Section> measured(String name, String... codes) {
        return Map.entry(name, new Section(List.of(codes), true));
    }

    private static Map.Entry<String, Section> loose(String name, String... codes) {
        return Map.entry(name, new Section(List.of(codes), false));
    }

    /**
     * A section.
     *
     * @param codes the first two digits of the topics
     * @param measured whether accuracy is counted on it
     */
    record Section(List<String> codes, boolean measured) {}
}
