package dateline.contract.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entities of an article, each once. */
public final class KeyEntities {
    private static final int MOST = 50;
    private static final Comparator<KeyEntity> ORDER = Comparator.comparingDouble(KeyEntity::salience)
            .thenComparingInt(KeyEntity::count)
            .reversed();

    private KeyEntities() {}

    /**
     * One entity for all mentions of one type and name, most salient first, at most fifty; of equal ones the more often
     * mentioned, then the first mentioned. A place is where most of its mentions are.
     */
    public static List<KeyEntity> of(List<Entity> mentions) {
        Map<List<Object>, List<Entity>> entities = new LinkedHashMap<>();
        for (Entity mention : mentions) {
            entities.computeIfAbsent(List.of(mention.type(), mention.name()), k -> new ArrayList<>())
                    .add(mention);
        }
        return entities.values().stream()
                .map(KeyEntities::one)
                .sorted(ORDER)
                .limit(MOST)
                .toList();
    }

    private static KeyEntity one(List<Entity> mentions) {
        Entity first = mentions.getFirst();
        return new KeyEntity(first.type(), first.name(), mentions.size(), first.salience(), place(mentions));
    }

    private static @Nullable Place place(List<Entity> mentions) {
        Map<Place, Integer> counts = new HashMap<>();
        Place most = null;
        for (Entity mention : mentions) {
            Place place = mention.place();
            if (place != null) {
                int count = counts.merge(place, 1, Integer::sum);
                most = most == null || count > counts.getOrDefault(most, 0) ? place : most;
            }
        }
        return most;
    }
}
