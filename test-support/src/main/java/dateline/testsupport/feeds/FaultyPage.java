package dateline.testsupport.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article's page, made from a seed: a story with known paragraphs, author and date, in the pages that publishers put
 * around one, with their faults; or a gate that stands before the story. The same seed always gives the same page.
 *
 * @param url where it lies
 * @param contentType what the server says of it
 * @param bytes the document
 * @param item what the story says
 * @param gate the kind of gate that it is; null if it is the story
 * @param ruined whether its bytes were changed at random, so that nothing is known of what comes out
 */
public record FaultyPage(
        String url,
        String contentType,
        byte[] bytes,
        GivenItem item,
        @Nullable String gate,
        boolean ruined) {
    private static final int RUINED_ONE_IN = 6;
    private static final int GATE_ONE_IN = 8;
    /** What stands beside the story, and must not be found in it. */
    static final String BESIDE = "Zebra";

    /** The page of a seed. */
    public static FaultyPage of(long seed) {
        Dice dice = new Dice(seed);
        GivenItem item = story(dice);
        String gate = dice.oneIn(GATE_ONE_IN) ? dice.pick("consent", "login", "challenge", "shell") : null;
        String html = gate == null ? PageWriting.story(dice, item) : PageWriting.gate(dice, gate);
        boolean ruined = dice.oneIn(RUINED_ONE_IN);
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        String type = dice.pick("text/html", "text/html; charset=utf-8", "text/html; charset=iso-8859-1", "");
        return new FaultyPage(item.link(), type, ruined ? FeedFaults.ruined(dice, bytes) : bytes, item, gate, ruined);
    }

    private static GivenItem story(Dice dice) {
        GivenItem plain = GivenItem.random(dice, 1);
        Prose language = dice.pick(Prose.values());
        List<String> paragraphs = new ArrayList<>();
        for (int i = 3 + dice.below(6); i >= 0; i--) {
            paragraphs.add(language.paragraph(dice, 2 + dice.below(4)));
        }
        String title = language.sentence(dice).replaceAll("[.。]$", "");
        return new GivenItem(plain.guid(), title, plain.link(), plain.published(), paragraphs, plain.author());
    }

    /** What is wrong with what was read of the page, in words; nothing if all is well. */
    public List<String> wrong(
            String title, String text, @Nullable Instant published, List<String> authors, @Nullable String kind) {
        List<String> wrong = new ArrayList<>();
        if (ruined) {
            return wrong;
        }
        if (gate != null) {
            return gate.equals(kind) ? wrong : List.of("not seen as a gate: " + gate + ", but " + kind);
        }
        if (kind != null) {
            return List.of("taken for a gate: " + kind);
        }
        List<String> lines = text.lines().toList();
        for (String paragraph : item.paragraphs()) {
            if (!lines.contains(paragraph)) {
                wrong.add("lost: " + paragraph);
            }
        }
        if (text.contains(BESIDE)) {
            wrong.add("invented: "
                    + lines.stream().filter(l -> l.contains(BESIDE)).findFirst().orElse(""));
        }
        if (!title.contains(item.title())) {
            wrong.add("title: " + title + " for " + item.title());
        }
        if (!item.published().equals(published)) {
            wrong.add("date: " + published + " for " + item.published());
        }
        if (!authors.equals(List.of(item.author()))) {
            wrong.add("author: " + authors + " for " + item.author());
        }
        return wrong;
    }
}
