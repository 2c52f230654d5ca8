package dateline.annotate.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediaTopicsTest {
    private final MediaTopics topics = MediaTopics.load();

    @Test
    void everyChain_endsAtATopLevelConcept() {
        assertThat(topics.topLevels()).hasSize(17);
        assertThat(topics.concepts()).hasSize(1100).allSatisfy(concept -> {
            assertThat(concept.code()).matches("medtop:\\d{8}");
            assertThat(concept.name()).isNotBlank();
            assertThat(topics.chain(concept).getLast()).isIn(topics.topLevels());
        });
    }

    @Test
    void chain_goesFromTheConceptUp() {
        MediaTopics.Concept elections = topics.find("medtop:20000579").orElseThrow();

        assertThat(topics.chain(elections))
                .extracting(MediaTopics.Concept::name)
                .containsExactly("national elections", "election", "politics");
        assertThat(topics.topLevelIndex("medtop:20000579")).isEqualTo(10);
    }

    @Test
    void retiredConcept_isUnknown() {
        assertThat(topics.find("medtop:20000030")).isEmpty();
        assertThatThrownBy(() -> topics.topLevelIndex("medtop:99999999")).hasMessageContaining("medtop:99999999");
    }

    @Test
    void everyCue_speaksForAConceptInUseAndIsFoundInAText() {
        List<Cues.Cue> cues = List.of(Cues.english(), Cues.names(), Cues.otherLanguages()).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(cues).hasSizeGreaterThan(5000).allSatisfy(cue -> {
            assertThat(topics.find(cue.code())).isPresent();
            assertThat(hashes(TopicFeatures.of("", "x " + cue.phrase() + " y", cue.language())))
                    .contains(TopicFeatures.ofPhrase(cue.phrase(), cue.language()));
        });
    }

    @Test
    void everyTopLevelConcept_hasCues() {
        assertThat(Cues.english())
                .extracting(Cues.Cue::code)
                .containsAll(topics.topLevels().stream()
                        .map(MediaTopics.Concept::code)
                        .toList());
    }

    private static List<Integer> hashes(TopicFeatures features) {
        return IntStream.range(0, features.size()).mapToObj(features::hash).toList();
    }
}
