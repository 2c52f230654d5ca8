package dateline.enrich.alert;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Watch.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An alert with what it rests on, from before anybody hears of it until it is forgotten. Mutable, used by one thread.
 * Times are milliseconds since 1970, {@link Memory#NEVER} for none.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@SuppressWarnings("NullAway.Init") // Jackson sets the fields
final class Tracked {
    /** How many articles an alert remembers; with more it cannot be taken back any more. */
    static final int MANY = 50;

    static final int MANY_HELD = 250;
    private static final int SOURCES = 12;
    private static final int SHOWN = 6;

    /** As last published, without articles and entries. */
    Alert alert;

    /** Whose memories its episodes are in; 0 when those are gone. */
    int generation;

    boolean published;
    boolean full;
    boolean changed;
    long raised = Memory.NEVER;
    long told = Long.MAX_VALUE;
    long due = Long.MAX_VALUE;
    long snoozed = Memory.NEVER;
    long held = Memory.NEVER;
    List<Part> parts = new ArrayList<>();
    List<Support> supports = new ArrayList<>();
    List<Alert.Source> sources = new ArrayList<>();
    int publishers;

    /** An episode of a country. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Part {
        String scope;
        Alert.Entry entry;
        boolean ended;
        int mentions;
        long last;

        private Part() {}

        Part(String scope, Alert.Entry entry, long last) {
            this.scope = scope;
            this.entry = entry;
            this.last = last;
        }

        boolean is(String otherScope, String country) {
            return scope.equals(otherScope) && entry.country().equals(country);
        }
    }

    /**
     * An article that it rests on.
     *
     * @param article its id
     * @param publisher who published it
     * @param time event time
     * @param seen the stream's time when it came
     * @param scope what its countries came with
     * @param country what it mentions
     */
    record Support(String article, String publisher, long time, long seen, String scope, String country) {
        boolean isOf(Part part) {
            return part.is(scope, country);
        }
    }

    private Tracked() {}

    Tracked(Alert alert, int generation, Part part) {
        this.alert = alert;
        this.generation = generation;
        this.parts.add(part);
    }

    /** Changes what is to be published. */
    void change(Consumer<AlertBuilder> how) {
        AlertBuilder draft = AlertBuilder.builder(alert);
        how.accept(draft);
        alert = draft.build();
    }

    String id() {
        return alert.id();
    }

    /** Whether it is more than what is being collected. */
    boolean isNews() {
        return raised != Memory.NEVER;
    }

    boolean isEnded() {
        return alert.state().isEnded();
    }

    boolean isToldBy(long now) {
        return told <= now;
    }

    boolean isHeldBack() {
        return held != Memory.NEVER;
    }

    /** Rests on one more article; whether anything changed by that. */
    boolean add(Support support, Alert.Source source) {
        if (full || supports.contains(support)) {
            return false;
        }
        supports.add(support);
        if (isTooMuch()) {
            fill();
            return true;
        }
        show(source);
        publishers = distinct();
        return true;
    }

    /** Takes over what another rests on. */
    void merge(Tracked other) {
        parts.addAll(other.parts);
        for (Support support : other.supports) {
            supports.add(support);
        }
        other.sources.forEach(this::show);
        publishers = distinct();
        if (isTooMuch()) {
            fill();
        }
    }

    private boolean isTooMuch() {
        int many = isHeldBack() ? MANY_HELD : MANY;
        return supports.size() > many
                && supports.stream().map(Support::article).distinct().count() > many;
    }

    /** Forgets what is more than it can remember. */
    private void fill() {
        full = true;
        publishers = Math.max(publishers, distinct());
        supports = new ArrayList<>();
        sources = new ArrayList<>(shown());
    }

    /** Rests no longer on those; articles that nothing of it rests on are not shown. */
    void remove(List<Support> gone) {
        supports.removeAll(gone);
        Set<String> left = new HashSet<>();
        supports.forEach(s -> left.add(s.article()));
        sources.removeIf(s -> !left.contains(s.articleId()));
        publishers = distinct();
    }

    boolean restsOn(Part part) {
        return supports.stream().anyMatch(s -> s.isOf(part));
    }

    /** The time of the latest article that the part rests on; {@link Memory#NEVER} without one. */
    long latest(Part part) {
        return supports.stream()
                .filter(s -> s.isOf(part))
                .mapToLong(Support::time)
                .max()
                .orElse(Memory.NEVER);
    }

    @Nullable
    Part part(String scope, String country) {
        for (Part part : parts) {
            if (!part.ended && part.is(scope, country)) {
                return part;
            }
        }
        return null;
    }

    Level level() {
        return publishers >= 2 ? Level.CORROBORATED : Level.UNCONFIRMED;
    }

    /** Up to six articles: first one of each publisher, then others, each in the order they came. */
    List<Alert.Source> shown() {
        List<Alert.Source> shown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Alert.Source source : sources) {
            if (shown.size() < SHOWN && seen.add(String.valueOf(source.publisher()))) {
                shown.add(source);
            }
        }
        for (Alert.Source source : sources) {
            if (shown.size() < SHOWN && !shown.contains(source)) {
                shown.add(source);
            }
        }
        return shown;
    }

    /** Keeps an article to be shown, if it is of a publisher of which there is none or there is room. */
    private void show(Alert.Source source) {
        if (sources.stream().anyMatch(s -> s.articleId().equals(source.articleId()))) {
            return;
        }
        if (sources.size() < SOURCES) {
            sources.add(source);
        }
    }

    private int distinct() {
        Set<String> all = new HashSet<>();
        supports.forEach(s -> all.add(s.publisher()));
        return all.size();
    }
}
