package dateline.annotate.story;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import dateline.contract.record.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryClustererTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemory kept = new InMemory();
    private StoryClusterer clusterer = new StoryClusterer(kept);
    private int articles;

    @Test
    void sameStoryInOtherWords_hasTheSameId() {
        Story first = headline("Volcano Sarubi erupts, thousands flee Kelang island");
        Story second = headline("Thousands evacuated as Sarubi volcano erupts on Kelang");
        Story other = headline("Central bank of Marovia raises interest rates to 9 percent");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.articles()).isEqualTo(2);
        assertThat(second.began()).isEqualTo(first.began());
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void twoEventsOfOneKind_areApart() {
        Story one = named(
                "A court has sentenced the former mayor Anton Belling to seven years in prison for taking bribes from"
                        + " builders of the harbour, after a trial that lasted five months.",
                "Anton Belling");
        Story other = named(
                "The former minister Rosa Quintero must go to prison for nine years: judges found on Friday that"
                        + " dealers of arms had paid for her house, and called her bribes a betrayal.",
                "Rosa Quintero");

        assertThat(other.id()).isNotEqualTo(one.id());
    }

    @Test
    void copyOfAText_hasTheSameId() {
        String text =
                "The parliament of Marovia voted on Tuesday to lower the age of voting to sixteen, a step that the"
                        + " opposition had blocked for a decade and that students had marched for in every large city.";

        assertThat(text("Votes at sixteen", text).id())
                .isEqualTo(text("Marovia lowers voting age", text).id());
    }

    @Test
    void quietStory_ends() {
        Story first = headline("Volcano Sarubi erupts, thousands flee Kelang island");
        Story later = headline(
                "Volcano Sarubi erupts, thousands flee Kelang island",
                NOON.plus(StoryClusterer.QUIET).plusSeconds(1));

        assertThat(later.id()).isNotEqualTo(first.id());
        assertThat(kept.stories).containsOnlyKeys(later.id());
    }

    @Test
    void tooManyStories_endTheOldest() {
        clusterer = new StoryClusterer(kept, 3);
        List<String> ids = new ArrayList<>();
        for (String subject : List.of("alpha", "bravo", "charlie", "delta", "echo")) {
            ids.add(headline(subject + "town " + subject + "ville " + subject + "burg")
                    .id());
        }

        assertThat(clusterer.size()).isEqualTo(3);
        assertThat(kept.stories).containsOnlyKeys(ids.subList(2, 5));
    }

    @Test
    void storyOfManyWords_staysSmall() {
        Story story = null;
        for (int i = 0; i < 400; i++) {
            story = headline("Volcano Sarubi Kelang word" + i + " other" + i);
        }

        assertThat(story.articles()).isEqualTo(400);
        assertThat(kept.stories.get(story.id()).length).isLessThan(LiveStory.MOST_TERMS * 12 + 200);
    }

    @Test
    void storiesOfAStore_goOn_withTheSameIds() {
        List<String> headlines = headlines();
        List<String> straight = headlines.stream().map(h -> headline(h).id()).toList();

        kept.stories.clear();
        articles = 0;
        clusterer = new StoryClusterer(kept);
        List<String> interrupted = new ArrayList<>();
        for (String headline : headlines) {
            interrupted.add(headline(headline).id());
            clusterer = new StoryClusterer(kept);
        }

        assertThat(interrupted).isEqualTo(straight);
        assertThat(straight.stream().distinct().count()).isBetween(2L, 20L);
    }

    @Test
    void publishers_areListedOnce() {
        assign("Volcano Sarubi erupts on Kelang", "Reach");
        assign("Sarubi volcano erupts, Kelang evacuated", "Reach");
        Story story = assign("Kelang: volcano Sarubi erupts", "Gannett");

        assertThat(story.publishers()).containsExactly("Reach", "Gannett");
    }

    @Test
    void emptyArticles_areStoriesOfTheirOwn() {
        assertThat(headline("").id()).isNotEqualTo(headline("").id());
    }

    @Test
    void endedStory_isRecalledAsItWas() {
        headline("Volcano Sarubi erupts");
        Story story = assign("Sarubi volcano erupts on Kelang", "Reach");
        headline("Something else entirely", NOON.plus(Duration.ofDays(9)));

        assertThat(clusterer.size()).isEqualTo(1);
        assertThat(clusterer.recall(story)).isEqualTo(story);
        assertThat(story.publishers()).containsExactly("P", "Reach");
    }

    @Test
    void liveStory_isRecalledAsItIs() {
        Story story = headline("Volcano Sarubi erupts on Kelang");
        Story grown = assign("Sarubi volcano erupts, Kelang evacuated", "Reach");

        assertThat(clusterer.recall(story)).isEqualTo(grown);
    }

    @Test
    void storyOfAnUnknownVersion_endsAndStopsNothing() {
        Story known = headline("Volcano Sarubi erupts on Kelang");
        kept.stories.put("of another version", new byte[] {99, 1, 2});
        clusterer = new StoryClusterer(kept);

        Story grown = headline("Sarubi volcano erupts, Kelang evacuated");

        assertThat(grown.id()).isEqualTo(known.id());
        assertThat(kept.stories).containsOnlyKeys(known.id());
    }

    private static List<String> headlines() {
        List<String> all = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            all.add("Volcano Sarubi erupts on Kelang, flight " + round + " cancelled");
            all.add("Marovia central bank raises rates, day " + round);
            all.add("Ferry with " + (round + 30) + " aboard sinks off Port Lumen");
            all.add("Port Lumen ferry: search enters day " + round);
        }
        return all;
    }

    private Story headline(String title) {
        return headline(title, NOON);
    }

    private Story headline(String title, Instant when) {
        return clusterer.assign("a" + articles++, StoryTerms.of(title, "", List.of()), "P", when, when);
    }

    private Story text(String title, String text) {
        return clusterer.assign("a" + articles++, StoryTerms.of(title, text, List.of()), "P", NOON, NOON);
    }

    private Story named(String text, String name) {
        int start = text.indexOf(name);
        Entity entity = new Entity(Entity.Type.PERSON, Field.TEXT, start, start + name.length(), name, name, 1, null);
        return clusterer.assign("a" + articles++, StoryTerms.of("", text, List.of(entity)), "P", NOON, NOON);
    }

    private Story assign(String title, String publisher) {
        return clusterer.assign("a" + articles++, StoryTerms.of(title, "", List.of()), publisher, NOON, NOON);
    }

    private static final class InMemory implements StoryStore {
        final Map<String, byte[]> stories = new HashMap<>();

        @Override
        public void forEach(Reader reader) {
            stories.forEach(reader::story);
        }

        @Override
        public void put(String id, byte[] story) {
            stories.put(id, story);
        }

        @Override
        public void delete(String id) {
            stories.remove(id);
        }
    }
}
