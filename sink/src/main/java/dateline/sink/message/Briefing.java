package dateline.sink.message;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.contract.text.EvidenceSentence;
import dateline.sink.message.MessageLinks.Link;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of an alert, before a channel puts it into its own form: plain lines of bounded length, not yet
 * escaped.
 *
 * @param headline what happened, with names and codes of countries
 * @param why why now; for an alert that was taken back why that
 * @param backing how well it is backed and whose watch it is
 * @param items up to six articles
 * @param notes what else to know: what could not be read, what was held back
 * @param actions links that say something of it
 */
record Briefing(String headline, String why, String backing, List<Item> items, List<String> notes, List<Link> actions) {
    private static final int MOST_ITEMS = 6;
    private static final int MOST_COUNTRIES = 5;
    private static final int MOST_GAPS = 3;
    private static final int NAME = 80;
    private static final int TITLE = 300;
    private static final int SENTENCE = 400;
    private static final int SENTENCE_REACH = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /**
     * An article.
     *
     * @param url null if it has none that can safely be followed
     * @param sentence the sentence that the country stands in; null if only the title has it
     */
    record Item(
            String outlet,
            String title,
            @Nullable String url,
            @Nullable String sentence) {}

    static Briefing of(Delivery.Event event, MessageLinks links, Instant now) {
        Alert alert = event.alert();
        boolean over = alert.state().isEnded();
        String reason = alert.reason();
        return new Briefing(
                headline(alert),
                OneLine.of(over && reason != null ? reason : alert.why(), SENTENCE),
                backing(alert),
                over ? List.of() : items(event),
                over ? List.of() : notes(alert),
                over ? List.of() : links.actions(alert.id(), now));
    }

    private static String headline(Alert alert) {
        String who = countries(alert);
        if (alert.heldBack() != null && !alert.state().isEnded()) {
            return alert.heldBack() + " more held back: " + who;
        }
        return switch (alert.state()) {
            case RETRACTED -> "Taken back: " + who;
            case RESOLVED, FALSE_POSITIVE -> "Over: " + who;
            case UPDATED -> "More on " + who;
            case OPEN, ACKNOWLEDGED, SNOOZED -> inTheNews(alert, who);
        };
    }

    private static String inTheNews(Alert alert, String who) {
        boolean several = alert.entries() != null && alert.entries().size() > 1;
        String with = alert.scope() == null ? "" : " with " + OneLine.of(alert.scope(), NAME);
        return who + (several ? " are" : " is") + (alert.mode() == Watch.Mode.SURGE ? " surging" : "") + " in the news"
                + with;
    }

    private static String countries(Alert alert) {
        List<String> names = new ArrayList<>(List.of(country(alert.countryName(), alert.country())));
        if (alert.entries() != null) {
            alert.entries().stream()
                    .filter(e -> !e.country().equals(alert.country()))
                    .map(e -> country(e.countryName(), e.country()))
                    .distinct()
                    .forEach(names::add);
        }
        int more = names.size() - MOST_COUNTRIES;
        return more > 0
                ? String.join(", ", names.subList(0, MOST_COUNTRIES)) + " and " + more + " more"
                : String.join(", ", names);
    }

    private static String country(String name, String code) {
        return OneLine.of(name, NAME) + " (" + OneLine.of(code, 8) + ")";
    }

    private static String backing(Alert alert) {
        Integer publishers = alert.publishers();
        String level = alert.level() == Watch.Level.CORROBORATED ? "Corroborated" : "Unconfirmed";
        String by = publishers == null ? "" : publishers == 1 ? ", one publisher" : ", " + publishers + " publishers";
        return level + by + " · watch \"" + OneLine.of(alert.watchName(), NAME) + "\"";
    }

    private static List<Item> items(Delivery.Event event) {
        return event.alert().articles().stream()
                .limit(MOST_ITEMS)
                .map(source -> item(source, event.texts().get(source.articleId())))
                .toList();
    }

    private static Item item(Alert.Source source, @Nullable String text) {
        EvidenceSentence sentence =
                text == null ? null : EvidenceSentence.find(text, source.evidence(), SENTENCE_REACH);
        return new Item(
                OneLine.of(source.outlet(), NAME),
                OneLine.of(source.title(), TITLE),
                MessageLinks.safe(source.url()),
                text == null || sentence == null
                        ? null
                        : OneLine.of(text.substring(sentence.start(), sentence.end()), SENTENCE));
    }

    private static List<String> notes(Alert alert) {
        List<String> notes = new ArrayList<>();
        List<Alert.Gap> gaps = alert.gaps() == null ? List.of() : alert.gaps();
        gaps.stream().limit(MOST_GAPS).map(Briefing::gap).forEach(notes::add);
        if (gaps.size() > MOST_GAPS) {
            notes.add((gaps.size() - MOST_GAPS) + " more feeds could not be read for a while");
        }
        return notes;
    }

    private static String gap(Alert.Gap gap) {
        String from =
                "The feed " + OneLine.of(gap.feedId(), NAME) + " could not be read from " + TIME.format(gap.from());
        return gap.to() == null ? from + " on" : from + " to " + TIME.format(gap.to());
    }
}
