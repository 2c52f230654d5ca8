package dateline.contract.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dateline.contract.record.Entity.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyEntitiesTest {
    private static final Place HERE = new Place(1, 10, 20, "KE");
    private static final Place THERE = new Place(2, -10, 20, "ZA");

    @Test
    void mentionsOfOneTypeAndName_areOneEntity() {
        assertThat(KeyEntities.of(List.of(
                        mention(Type.LOCATION, "Washington", 0.5, null),
                        mention(Type.PERSON, "Washington", 0.4, null),
                        mention(Type.LOCATION, "Washington", 0.5, null))))
                .extracting(KeyEntity::type, KeyEntity::name, KeyEntity::count)
                .containsExactly(tuple(Type.LOCATION, "Washington", 2), tuple(Type.PERSON, "Washington", 1));
    }

    @Test
    void mostSalientComesFirst_thenMostMentioned_thenFirstMentioned() {
        assertThat(KeyEntities.of(List.of(
                        mention(Type.PERSON, "A", 0.2, null),
                        mention(Type.PERSON, "B", 0.2, null),
                        mention(Type.PERSON, "C", 0.2, null),
                        mention(Type.PERSON, "C", 0.2, null),
                        mention(Type.PERSON, "D", 0.9, null))))
                .extracting(KeyEntity::name)
                .containsExactly("D", "C", "A", "B");
    }

    @Test
    void place_isWhereMostMentionsAre() {
        assertThat(KeyEntities.of(List.of(
                        mention(Type.LOCATION, "Kisumu", 1, null),
                        mention(Type.LOCATION, "Kisumu", 1, THERE),
                        mention(Type.LOCATION, "Kisumu", 1, HERE),
                        mention(Type.LOCATION, "Kisumu", 1, HERE))))
                .extracting(KeyEntity::place)
                .containsExactly(HERE);
    }

    @Test
    void atMostFifty_areKept() {
        List<Entity> mentions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            mentions.add(mention(Type.PERSON, "P" + i, i / 100.0, null));
        }

        assertThat(KeyEntities.of(mentions))
                .hasSize(50)
                .first()
                .extracting(KeyEntity::name)
                .isEqualTo("P59");
    }

    private static Entity mention(Type type, String name, double salience, @Nullable Place place) {
        return new Entity(type, Field.TEXT, 0, name.length(), name, name, salience, place);
    }
}
