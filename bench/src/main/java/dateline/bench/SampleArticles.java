package dateline.bench;

import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Articles as long as real ones, each of several sample stories on end. The same at each call. */
public final class SampleArticles {
    private static final int WORDS = 500;
    private static final Instant NEWEST = Instant.parse("2026-11-01T12:00:00Z");
    private static final int SECONDS_APART = 600;

    private SampleArticles() {}

    /** One article for each English sample story, of 500 words and what is left of the last paragraph. */
    static List<Article> all() {
        return ofWords(WORDS);
    }

    /** The same of another length. */
    public static List<Article> ofWords(int words) {
        List<SampleStory> stories = SampleStory.english();
        List<Article> articles = new ArrayList<>(stories.size());
        for (int i = 0; i < stories.size(); i++) {
            articles.add(article(i, stories.get(i), text(stories, i, words)));
        }
        return articles;
    }

    /** The same article under another id. */
    static Article withId(Article article, String id) {
        return copy(article, id, article.text());
    }

    /** The same article with another text. */
    static Article withText(Article article, String text) {
        return copy(article, article.id(), text);
    }

    private static String text(List<SampleStory> stories, int first, int least) {
        StringBuilder text = new StringBuilder();
        int words = 0;
        for (int i = first; ; i++) {
            for (String paragraph : stories.get(i % stories.size()).body().split("\n\n", -1)) {
                if (words >= least) {
                    return text.toString();
                }
                text.append(text.isEmpty() ? "" : "\n\n").append(paragraph);
                words += paragraph.split("\\s+", -1).length;
            }
        }
    }

    private static Article article(int number, SampleStory story, String text) {
        String url = "https://www." + story.outlet() + ".example/2026/11/story-" + number;
        Instant published = NEWEST.minusSeconds((long) number * SECONDS_APART);
        return new Article(
                "a" + number,
                1,
                Article.Kind.NEW,
                story.outlet(),
                story.outlet(),
                "GB",
                url,
                url,
                "urn:" + story.outlet() + ":" + number,
                story.title(),
                story.summary(),
                text,
                List.of("Ada Reporter", "Ben Editor"),
                List.of("World", "Economy & Trade"),
                new Article.Image(url + "/lead.jpg", "What the picture shows"),
                "en",
                published,
                Article.PublishedStatus.CLAIMED,
                published,
                published,
                List.of(),
                null,
                Article.TextStatus.FEED,
                null,
                null);
    }

    private static Article copy(Article a, String id, String text) {
        ArticleBuilder copy = ArticleBuilder.builder(a);
        copy.id(id);
        copy.text(text);
        return copy.build();
    }
}
