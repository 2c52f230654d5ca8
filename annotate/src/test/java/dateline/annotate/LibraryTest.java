package dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.annotate.story.StoryClusterer;
import dateline.annotate.story.StoryStore;
import dateline.annotate.story.StoryTerms;
import dateline.contract.record.Annotation;
import dateline.contract.record.Story;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a program that is not Dateline uses the annotator. */
class LibraryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void textIsAnnotated_andPutIntoAStory_withoutKafkaOnTheClassPath() {
        TextAnnotator annotator = TextAnnotator.load();
        StoryClusterer stories = new StoryClusterer(StoryStore.NONE);

        Story first = story(annotator, stories, "1", "Kenya's president William Ruto opens a new port in Mombasa");
        Story same = story(annotator, stories, "2", "Ruto opens new port in Mombasa, Kenya");
        Story other = story(annotator, stories, "3", "Volcano erupts beside an Icelandic village");

        assertThat(same.id()).isEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThatThrownBy(() -> Class.forName("org.apache.kafka.common.TopicPartition"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private static Story story(TextAnnotator annotator, StoryClusterer stories, String id, String title) {
        Annotation annotation = annotator.annotate(new AnnotationInput(title, "", null, null));
        assertThat(annotation.language()).isEqualTo("en");
        assertThat(annotation.aboutCountries()).isNotEmpty();
        return stories.assign(id, StoryTerms.of(title, "", annotation.entities()), "Gazette", NOON, NOON);
    }
}
