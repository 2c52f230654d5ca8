package dateline.testsupport.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an item of a generated feed says, before anybody has written it down.
 *
 * @param guid the publisher's name of it
 * @param title plain text that no other item of the feed has
 * @param link its address
 * @param published in whole minutes
 * @param paragraphs its text
 * @param author whom it is by
 */
public record GivenItem(
        String guid, String title, String link, Instant published, List<String> paragraphs, String author) {
    private static final List<String> WORDS = List.of(
            "Ferry",
            "harbour",
            "Brücke",
            "мост",
            "γέφυρα",
            "גשר",
            "橋",
            "Q&A",
            "<b",
            "5 > 3",
            "\"late\"",
            "it’s",
            "café",
            "100 %",
            "Łódź",
            "پل",
            "สะพาน",
            "naïve",
            "R&D",
            "i < j");
    private static final List<String> AUTHORS =
            List.of("Ann Author", "José Núñez", "Мария Иванова", "Zoë O’Hara", "Jürgen Groß");
    private static final long FIRST = 1_700_000_000L / 60;
    private static final int MINUTES = 800_000;

    public GivenItem {
        paragraphs = List.copyOf(paragraphs);
    }

    static GivenItem random(Dice dice, int number) {
        StringBuilder title = new StringBuilder("Item " + number);
        for (int words = dice.below(5); words >= 0; words--) {
            title.append(' ').append(dice.pick(WORDS));
        }
        Prose language = dice.pick(Prose.values());
        List<String> paragraphs = new ArrayList<>();
        for (int i = dice.below(3); i >= 0; i--) {
            paragraphs.add(language.paragraph(dice, 1 + dice.below(3)));
        }
        String slug = dice.pick("bridge", "a%20bridge", "a%5B1%5D", "%D0%BC%D0%BE%D1%81%D1%82", "bridge.html", "");
        String link = "https://www.news.example/" + dice.pick("news/", "2026/11/", "") + slug + "-" + (1_000 + number)
                + dice.pick("", "?a=1&b=" + dice.below(100), "?p=" + dice.below(100) + "&copy=2");
        return new GivenItem(
                "tag:news.example,2026:" + number + "-" + dice.below(1_000_000),
                title.append(" end").toString(),
                link,
                Instant.ofEpochSecond((FIRST + dice.below(MINUTES)) * 60),
                paragraphs,
                dice.pick(AUTHORS));
    }

    /** The same under another name and at another address. */
    GivenItem at(String otherGuid, String otherLink) {
        return new GivenItem(otherGuid, title, otherLink, published, paragraphs, author);
    }
}
