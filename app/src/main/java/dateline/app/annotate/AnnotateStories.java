package dateline.app.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.annotate.story.Publishers;
import dateline.annotate.story.StoryClusterer;
import dateline.annotate.story.StoryStore;
import dateline.annotate.story.StoryTerms;
import dateline.contract.record.Annotation;
import dateline.contract.record.Story;
import java.time.Instant;
import java.util.List;

/** Adds to each answer of {@code dateline annotate} the story that the article tells, in the lines' order. Used by one thread. */
public final class AnnotateStories implements AnnotatedLine.Sequence {
    private final StoryClusterer clusterer = new StoryClusterer(StoryStore.NONE);
    private final Publishers publishers = Publishers.load();
    private Instant latest = Instant.EPOCH;

    @Override
    public Object next(JsonNode article, Annotation annotation) {
        String field = ArticleDate.field(article);
        Instant date = field == null ? null : ArticleDate.of(article.path(field));
        latest = date == null ? latest : date;
        String text = string(article, "text");
        String publisher =
                publishers.of(string(article, "outlet", "publisher"), string(article, "url"), List.of(), text);
        StoryTerms words = StoryTerms.of(string(article, "title"), text, annotation.entities());
        Story story = clusterer.assign(article.path("id").asText(), words, publisher, latest, latest);
        return new AnnotatedLine(article.path("id"), annotation, story.id(), story, publisher);
    }

    /** The first of the fields that is a string. Half of a surrogate pair cannot be written as UTF-8. */
    private static String string(JsonNode article, String... fields) {
        for (String field : fields) {
            if (article.path(field).isTextual()) {
                return new String(article.path(field).asText().getBytes(UTF_8), UTF_8);
            }
        }
        return "";
    }
}
