package dateline.annotate.entity.name;

import dateline.contract.record.Entity;
import java.util.HashMap;
import java.util.Map;

/** Short forms that mean the same in any news article, and the names that they stand for. */
final class KnownForms {
    private static final Map<String, String> ORGANIZATIONS = dotted(Map.ofEntries(
            Map.entry("UN", "United Nations"),
            Map.entry("EU", "European Union"),
            Map.entry("AU", "African Union"),
            Map.entry("IMF", "International Monetary Fund"),
            Map.entry("IAEA", "International Atomic Energy Agency"),
            Map.entry("WHO", "World Health Organization"),
            Map.entry("WTO", "World Trade Organization"),
            Map.entry("ICC", "International Criminal Court"),
            Map.entry("ICJ", "International Court of Justice"),
            Map.entry("ECB", "European Central Bank"),
            Map.entry("OECD", "Organisation for Economic Co-operation and Development"),
            Map.entry("OSCE", "Organization for Security and Co-operation in Europe"),
            Map.entry("UNHCR", "United Nations High Commissioner for Refugees"),
            Map.entry("FBI", "Federal Bureau of Investigation"),
            Map.entry("CIA", "Central Intelligence Agency"),
            Map.entry("NSA", "National Security Agency"),
            Map.entry("FDA", "Food and Drug Administration"),
            Map.entry("EPA", "Environmental Protection Agency"),
            Map.entry("IRA", "Irish Republican Army"),
            Map.entry("PLO", "Palestine Liberation Organization"),
            Map.entry("IDF", "Israel Defense Forces"),
            Map.entry("PKK", "Kurdistan Workers' Party"),
            Map.entry("ANC", "African National Congress"),
            Map.entry("BJP", "Bharatiya Janata Party"),
            Map.entry("Fed", "Federal Reserve")));
    private static final Map<String, String> LOCATIONS = dotted(Map.of(
            "US", "United States",
            "USA", "United States",
            "United States of America", "United States",
            "UK", "United Kingdom",
            "UAE", "United Arab Emirates",
            "DRC", "Democratic Republic of the Congo"));

    private KnownForms() {}

    /** The name that a short form stands for, or itself. */
    static String name(Entity.Type type, String form) {
        return switch (type) {
            case PERSON -> form;
            case ORGANIZATION -> ORGANIZATIONS.getOrDefault(form, form);
            case LOCATION -> LOCATIONS.getOrDefault(form, form);
        };
    }

    /** Adds "U.N." for "UN". */
    private static Map<String, String> dotted(Map<String, String> plain) {
        Map<String, String> all = new HashMap<>(plain);
        plain.forEach((form, name) -> {
            if (form.chars().allMatch(Character::isUpperCase)) {
                all.put(String.join(".", form.split("")) + ".", name);
            }
        });
        return Map.copyOf(all);
    }
}
