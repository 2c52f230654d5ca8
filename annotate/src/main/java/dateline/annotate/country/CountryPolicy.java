package dateline.annotate.country;

import dateline.annotate.country.name.CountryCodes;
import dateline.contract.config.InvalidSetting;
import java.util.Map;

/**
 * Which country a contested place counts to: a code of {@link CountryCodes}, or {@code none} for no country at all. The
 * defaults are those of {@code docs/annotation.md}, which gives the reasons.
 *
 * @param taiwan all of TW
 * @param kosovo all of XK
 * @param palestine all of PS
 * @param westernSahara all of EH
 * @param hongKong all of HK
 * @param macau all of MO
 * @param crimea with Sevastopol
 * @param donbas Donetsk and Luhansk
 * @param northernCyprus the part of the island north of the buffer zone
 * @param golanHeights the part that Israel holds
 * @param jerusalem the city's bare name
 * @param eastJerusalem where the text says East
 * @param kashmir {@code context} for India or Pakistan, as the article speaks for
 * @param abkhazia with Sukhumi
 * @param southOssetia with Tskhinvali
 * @param transnistria with Tiraspol
 * @param somaliland with Hargeisa
 * @param nagornoKarabakh with Stepanakert
 * @param tibet with Lhasa
 * @param falklands all of FK
 */
public record CountryPolicy(
        String taiwan,
        String kosovo,
        String palestine,
        String westernSahara,
        String hongKong,
        String macau,
        String crimea,
        String donbas,
        String northernCyprus,
        String golanHeights,
        String jerusalem,
        String eastJerusalem,
        String kashmir,
        String abkhazia,
        String southOssetia,
        String transnistria,
        String somaliland,
        String nagornoKarabakh,
        String tibet,
        String falklands) {
    /** The country is left out. */
    static final String NONE = "none";

    static final String CONTEXT = "context";

    public CountryPolicy {
        check("taiwan", taiwan);
        check("kosovo", kosovo);
        check("palestine", palestine);
        check("westernSahara", westernSahara);
        check("hongKong", hongKong);
        check("macau", macau);
        check("crimea", crimea);
        check("donbas", donbas);
        check("northernCyprus", northernCyprus);
        check("golanHeights", golanHeights);
        check("jerusalem", jerusalem);
        check("eastJerusalem", eastJerusalem);
        if (!kashmir.equals(CONTEXT)) {
            check("kashmir", kashmir);
        }
        check("abkhazia", abkhazia);
        check("southOssetia", southOssetia);
        check("transnistria", transnistria);
        check("somaliland", somaliland);
        check("nagornoKarabakh", nagornoKarabakh);
        check("tibet", tibet);
        check("falklands", falklands);
    }

    /** ISO 3166-1, and where it has no code the country that most members of the United Nations count the place to. */
    public static CountryPolicy defaults() {
        return new CountryPolicy(
                "TW", "XK", "PS", "EH", "HK", "MO", "UA", "UA", "CY", "SY", "IL", "PS", CONTEXT, "GE", "GE", "MD", "SO",
                "AZ", "CN", "FK");
    }

    /** The choice for each subject of {@code contested.txt}. */
    Map<String, String> choices() {
        return Map.ofEntries(
                Map.entry("taiwan", taiwan),
                Map.entry("kosovo", kosovo),
                Map.entry("palestine", palestine),
                Map.entry("western-sahara", westernSahara),
                Map.entry("hong-kong", hongKong),
                Map.entry("macau", macau),
                Map.entry("crimea", crimea),
                Map.entry("donbas", donbas),
                Map.entry("northern-cyprus", northernCyprus),
                Map.entry("golan-heights", golanHeights),
                Map.entry("jerusalem", jerusalem),
                Map.entry("east-jerusalem", eastJerusalem),
                Map.entry("kashmir", kashmir),
                Map.entry("abkhazia", abkhazia),
                Map.entry("south-ossetia", southOssetia),
                Map.entry("transnistria", transnistria),
                Map.entry("somaliland", somaliland),
                Map.entry("nagorno-karabakh", nagornoKarabakh),
                Map.entry("tibet", tibet),
                Map.entry("falklands", falklands));
    }

    private static void check(String component, String choice) {
        InvalidSetting.unless(
                choice.equals(NONE) || CountryCodes.isKnown(choice),
                component,
                "must be an ISO 3166-1 alpha-2 code in capitals, XK or none, not " + choice);
    }
}
