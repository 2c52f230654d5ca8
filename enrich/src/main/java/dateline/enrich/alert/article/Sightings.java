package dateline.enrich.alert.article;

import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Entity;
import dateline.contract.record.KeyEntity;
import dateline.contract.record.TopicScore;
import java.util.List;

/** What the watches see of records, within bounds. */
public final class Sightings {
    private Sightings() {}

    /** What the watches see of an article with its annotation. Of an unknown publisher the outlet is its own. */
    public static Sighting of(EnrichedArticle enriched) {
        Article article = enriched.article();
        Annotation annotation = enriched.annotation();
        String publisher = enriched.publisher();
        String annotator = annotation.annotator();
        return new Sighting(
                article.id(),
                article.revision(),
                article.kind(),
                article.feedId(),
                Bounds.name(article.outlet()),
                Bounds.name(publisher == null ? article.outlet() : publisher),
                annotation.language(),
                Bounds.title(article.title()),
                Bounds.address(article.url()),
                enriched.storyId(),
                article.published(),
                article.firstSeen(),
                article.seen(),
                annotator == null ? "" : annotator,
                annotation.topics().stream().map(TopicScore::code).toList(),
                entities(annotation),
                Bounds.countries(annotation.countries()));
    }

    private static List<String> entities(Annotation annotation) {
        List<KeyEntity> key = annotation.keyEntities();
        return key == null
                ? annotation.entities().stream().map(Entity::name).distinct().toList()
                : key.stream().map(KeyEntity::name).distinct().toList();
    }
}
