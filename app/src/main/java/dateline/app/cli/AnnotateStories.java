package dateline.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.Json;
import dateline.contract.Story;
import dateline.enrich.story.StoryClusterer;
import dateline.enrich.story.StoryStore;
import dateline.enrich.story.StoryText;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds to each answer of {@code dateline annotate} the story that the article tells, in the lines' order. Used by one thread. */
final class AnnotateStories {
    private final StoryClusterer clusterer = new StoryClusterer(StoryStore.NONE);
    private Instant latest = Instant.EPOCH;

    /**
     * What is to be put into a story.
     *
     * @param articleId the article's id
     * @param text what it says
     * @param publisher whose report it is
     * @param date when it was published; as the line before where null
     */
    record Article(
            String articleId,
            StoryText text,
            String publisher,
            @Nullable Instant date) {}

    private record Told(String storyId, Story story, String publisher) {}

    /** The answer's JSON object with the story's fields. */
    byte[] add(byte[] answer, Article article) {
        latest = article.date() == null ? latest : article.date();
        Story story = clusterer.assign(article.articleId(), article.text(), article.publisher(), latest, latest);
        byte[] told;
        try {
            told = Json.MAPPER.writeValueAsBytes(new Told(story.id(), story, article.publisher()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a story cannot be written as JSON", e);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(answer.length + told.length);
        joined.write(answer, 0, answer.length - 1);
        joined.write(',');
        joined.write(told, 1, told.length - 1);
        return joined.toByteArray();
    }
}
