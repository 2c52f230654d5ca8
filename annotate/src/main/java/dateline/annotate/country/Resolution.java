package dateline.annotate.country;

import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import dateline.contract.record.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What the detector made of an article.
 *
 * @param countries most salient first
 * @param places the places named in it whose position is known, in reading order
 */
public record Resolution(List<Country> countries, List<Located> places) {
    public Resolution {
        countries = List.copyOf(countries);
        places = List.copyOf(places);
    }

    /**
     * The same entities, the locations among them with the place that stands in them.
     *
     * @param entities in reading order
     */
    public List<Entity> placed(List<Entity> entities) {
        List<Entity> placed = new ArrayList<>(entities.size());
        int next = 0;
        for (Entity entity : entities) {
            while (next < places.size() && places.get(next).isBefore(entity)) {
                next++;
            }
            boolean found = entity.type() == Entity.Type.LOCATION
                    && next < places.size()
                    && places.get(next).isIn(entity);
            placed.add(found ? with(entity, places.get(next).place()) : entity);
        }
        return placed;
    }

    private static Entity with(Entity entity, Place place) {
        return new Entity(
                entity.type(),
                entity.field(),
                entity.start(),
                entity.end(),
                entity.text(),
                entity.name(),
                entity.salience(),
                place);
    }

    /**
     * A name in the article with the place that it means there.
     *
     * @param field the field that the offsets count in
     * @param start offset of the first UTF-16 code unit
     * @param end offset after the last UTF-16 code unit
     * @param place where it is; a country's own name has the country's middle
     */
    public record Located(Field field, int start, int end, Place place) {
        private boolean isBefore(Entity entity) {
            int order = field.compareTo(entity.field());
            return order < 0 || order == 0 && start < entity.start();
        }

        private boolean isIn(Entity entity) {
            return field == entity.field() && start >= entity.start() && end <= entity.end();
        }
    }
}
