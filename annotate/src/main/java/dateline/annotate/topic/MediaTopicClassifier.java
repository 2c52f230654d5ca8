package dateline.annotate.topic;

import dateline.annotate.resource.ResourceFiles;
import dateline.annotate.topic.MediaTopics.Concept;
import dateline.contract.record.TopicScore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Classifies by a trained linear model in English and by lists of cue words in others that have one; a text in any other
 * language gets no topics. The score of a top-level concept is the model's probability that it is what the text is mainly
 * about, so scores of top-level concepts add up to at most 1. Below an accepted top-level concept come those of its
 * concepts that the English cues speak for, with less than its score. Immutable, safe for any number of threads.
 */
public final class MediaTopicClassifier implements TopicClassifier {
    /** The model that comes with the product. */
    public static final String MODEL = "topics.bin";

    private static final double FIRST = 0.25;
    private static final double FURTHER = 0.2;
    private static final double CLEARANCE = 1.2;
    private static final int SUBTOPICS_EACH = 5;
    private static final Comparator<TopicScore> ORDER =
            Comparator.comparingDouble(TopicScore::score).reversed().thenComparing(TopicScore::code);

    private final List<Concept> topLevels;
    private final TopicModel english;
    private final SubtopicCues subtopics;
    private final TopicModel others;
    private final Set<String> otherLanguages;

    /** A classifier with a model of one's own, whose classes are the top-level concepts in their order. */
    public MediaTopicClassifier(MediaTopics topics, TopicModel english) {
        if (english.classes() != topics.topLevels().size()) {
            throw new IllegalArgumentException("the model has " + english.classes()
                    + " classes, not one for each of the " + topics.topLevels().size() + " top-level concepts");
        }
        List<Cues.Cue> otherCues = Cues.otherLanguages();
        this.topLevels = topics.topLevels();
        this.english = english;
        this.subtopics = SubtopicCues.of(topics, Cues.english());
        this.others = OtherLanguages.model(topics, otherCues);
        this.otherLanguages = OtherLanguages.languages(otherCues);
    }

    /** The classifier that comes with the product. */
    public static MediaTopicClassifier load() {
        try (InputStream in = ResourceFiles.open("topic/" + MODEL)) {
            return new MediaTopicClassifier(MediaTopics.load(), TopicModel.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<TopicScore> classify(String title, String text, String language) {
        if (language.equals("en") || language.equals("und")) {
            return classifyEnglish(TopicFeatures.of(title, text, "en"));
        }
        if (!otherLanguages.contains(language)) {
            return List.of();
        }
        List<TopicScore> found = new ArrayList<>();
        topLevels(others, TopicFeatures.of(title, text, language), found);
        found.sort(ORDER);
        return List.copyOf(found);
    }

    private List<TopicScore> classifyEnglish(TopicFeatures features) {
        List<TopicScore> found = new ArrayList<>();
        double[] p = topLevels(english, features, found);
        if (!found.isEmpty()) {
            double[] strengths = subtopics.strengths(features);
            for (int top = 0; top < p.length; top++) {
                if (accepted(found, top)) {
                    found.addAll(below(top, p[top], strengths));
                }
            }
        }
        found.sort(ORDER);
        return List.copyOf(found);
    }

    private boolean accepted(List<TopicScore> found, int top) {
        String code = topLevels.get(top).code();
        return found.stream().anyMatch(topic -> topic.code().equals(code));
    }

    private List<TopicScore> below(int top, double score, double[] strengths) {
        List<TopicScore> below = new ArrayList<>();
        for (int k = 0; k < strengths.length; k++) {
            if (strengths[k] > 0 && subtopics.top(k) == top) {
                Concept concept = subtopics.concepts().get(k);
                below.add(new TopicScore(concept.code(), concept.name(), score * strengths[k]));
            }
        }
        below.sort(ORDER);
        return below.subList(0, Math.min(SUBTOPICS_EACH, below.size()));
    }

    private double[] topLevels(TopicModel model, TopicFeatures features, List<TopicScore> found) {
        double[] p = new double[topLevels.size()];
        if (model.score(features, p) < CLEARANCE) {
            return p;
        }
        Softmax.apply(p);
        double best = 0;
        for (double x : p) {
            best = Math.max(best, x);
        }
        for (int c = 0; best >= FIRST && c < p.length; c++) {
            if (p[c] >= FURTHER) {
                found.add(
                        new TopicScore(topLevels.get(c).code(), topLevels.get(c).name(), p[c]));
            }
        }
        return p;
    }
}
