package dateline.console;

import dateline.console.SampleRows.Story;
import dateline.contract.record.Country.Context;
import dateline.contract.record.Country.Evidence;
import dateline.contract.record.Country.How;
import dateline.contract.record.Field;
import dateline.contract.record.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One story as four outlets tell it, two of them of one owner; the first article has evidence of every kind. */
final class SampleSharedStory {
    static final String ID = "story-cable";
    static final Story FIRST = told("Reef Courier", "en", "Vanuatu and New Caledonia agree on second sea cable", """
            PORT VILA, Nov 3 (Reef Courier) — Vanuatu and New Caledonia will lay a second cable between Port Vila and \
            Nouméa, Ana Kalsakau, the ni-Vanuatu minister for communications, said on Tuesday.
            Port Vila said the work would begin in May. The Malvatumauri, which was asked first, agreed; President \
            Moli Tabi is to open the landing station. «Un deuxième câble était nécessaire», a déclaré Nouméa.
            Photo: Elia Ned / Tonga Pictures
            Read also: Tuvalu's cable, one year on""");
    static final List<Story> OTHERS = List.of(
            told("Islands Today", "en", "Second cable for Vanuatu", "Vanuatu is to have a second sea cable."),
            told("Coral Radio", "en", "Cable to Nouméa agreed", "A second cable will reach Vanuatu."),
            told("Le Lagon", "fr", "Un second câble pour le Vanuatu", "Le Vanuatu aura un second câble."));
    private static final Place PORT_VILA = new Place(2135171, -17.7338, 168.3219, "VU");
    private static final Place NOUMEA = new Place(2139521, -22.2763, 166.4572, "NC");

    private SampleSharedStory() {}

    static void write(SampleRows rows, Instant now) {
        for (int i = 0; i < OTHERS.size(); i++) {
            rows.article(OTHERS.get(i), now.minusSeconds(1200 - 60L * i));
            tell(rows, OTHERS.get(i), i < 2 ? "Islands Media" : "Le Lagon", null);
        }
        rows.article(FIRST, now);
        tell(rows, FIRST, "Reef Courier", "fr");
        country(
                rows,
                "VU",
                0.99,
                0.7,
                How.NAME,
                List.of(
                        in(Field.TITLE, "Vanuatu", How.NAME, null),
                        in(Field.TEXT, "PORT VILA", How.PLACE, Context.DATELINE),
                        in(Field.TEXT, "Vanuatu and", "Vanuatu", How.NAME, null),
                        in(Field.TEXT, "Port Vila and", "Port Vila", How.PLACE, null),
                        in(Field.TEXT, "ni-Vanuatu", How.DEMONYM, null),
                        in(Field.TEXT, "Port Vila said", "Port Vila", How.CAPITAL_METONYM, null),
                        in(Field.TEXT, "Malvatumauri", How.INSTITUTION, null),
                        in(Field.TEXT, "Moli Tabi", How.LEADER, null)));
        country(
                rows,
                "NC",
                0.97,
                0.4,
                How.NAME,
                List.of(
                        in(Field.TITLE, "New Caledonia", How.NAME, null),
                        in(Field.TEXT, "New Caledonia", How.NAME, null),
                        in(Field.TEXT, "Nouméa", How.PLACE, null)));
        country(rows, "TO", 0.6, 0.02, How.NAME, List.of(in(Field.TEXT, "Tonga", How.NAME, Context.CREDIT)));
        country(rows, "TV", 0.6, 0.02, How.NAME, List.of(in(Field.TEXT, "Tuvalu", How.NAME, Context.RELATED)));
        entity(rows, "Vanuatu and", "Vanuatu", "LOCATION", "Vanuatu", null);
        entity(rows, "Port Vila and", "Port Vila", "LOCATION", "Port Vila", PORT_VILA);
        entity(rows, "Port Vila said", "Port Vila", "LOCATION", "Port Vila", PORT_VILA);
        entity(rows, "Nouméa", "Nouméa", "LOCATION", "Nouméa", NOUMEA);
        entity(rows, "Ana Kalsakau", "Ana Kalsakau", "PERSON", "Ana Kalsakau", null);
        entity(rows, "Malvatumauri", "Malvatumauri", "ORGANIZATION", "Malvatumauri", null);
    }

    private static Story told(String outlet, String language, String title, String text) {
        return new Story(outlet, language, title, text, Map.of(), List.of(), List.of("telecommunication service"));
    }

    private static void tell(SampleRows rows, Story story, String publisher, @Nullable String second) {
        rows.execute(
                "update article set story_id = ?, publisher = ?, language_status = ?, second_language = ?,"
                        + " about_countries = ? where id = ?",
                "article",
                ID,
                publisher,
                second == null ? "DETECTED" : "MIXED",
                second,
                second == null ? new String[0] : new String[] {"VU", "NC"},
                story.id());
    }

    private static Evidence in(Field field, String text, How how, @Nullable Context context) {
        return in(field, text, text, how, context);
    }

    private static Evidence in(Field field, String from, String text, How how, @Nullable Context context) {
        int at = (field == Field.TITLE ? FIRST.title() : FIRST.text()).indexOf(from);
        return new Evidence(field, at, at + text.length(), text, how, context);
    }

    private static void country(
            SampleRows rows, String code, double confidence, double salience, How how, List<Evidence> evidence) {
        rows.execute(
                "insert into article_country values (?, ?, ?, ?, ?, ?::jsonb)",
                "article",
                FIRST.id(),
                code,
                confidence,
                salience,
                how.name(),
                SampleRows.json(evidence));
    }

    private static void entity(
            SampleRows rows, String from, String text, String type, String name, @Nullable Place place) {
        int at = FIRST.text().indexOf(from);
        rows.execute(
                "insert into article_entity values (?, 'text', ?, ?, ?, ?, ?, 0.4, ?, ?, ?, ?)",
                "article",
                FIRST.id(),
                at,
                at + text.length(),
                type,
                text,
                name,
                place == null ? null : (Long) place.geonamesId(),
                place == null ? null : (Double) place.latitude(),
                place == null ? null : (Double) place.longitude(),
                place == null ? null : place.country());
    }
}
