package dateline.enrich.alert.memory;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Watch.Level;
import dateline.enrich.alert.memory.Evidence.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An alert with what it rests on, from before anybody hears of it until it is forgotten. Mutable, used by one thread.
 * Times are milliseconds since 1970, {@link Memory#NEVER} for none. Kept as JSON of its fields.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@SuppressWarnings("NullAway.Init") // Jackson sets the fields
public final class Tracked {
    /** As last published, without articles and entries. */
    private Alert alert;

    /** Whose memories its episodes are in; 0 when those are gone. */
    private int generation;

    private boolean published;
    private boolean full;
    private boolean changed;
    private long raised = Memory.NEVER;
    private long told = Long.MAX_VALUE;
    private long due = Long.MAX_VALUE;
    private long snoozed = Memory.NEVER;
    private long held = Memory.NEVER;
    private List<Part> parts = new ArrayList<>();
    private List<Support> supports = List.of();
    private List<Alert.Source> sources = List.of();
    private int publishers;

    /** An episode of a country. */
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE)
    public static final class Part {
        private String scope;
        private Alert.Entry entry;
        private boolean ended;
        private int mentions;
        private long last;

        private Part() {}

        public Part(String scope, Alert.Entry entry, long last) {
            this.scope = scope;
            this.entry = entry;
            this.last = last;
        }

        boolean is(String otherScope, String country) {
            return scope.equals(otherScope) && entry.country().equals(country);
        }

        public String scope() {
            return scope;
        }

        public Alert.Entry entry() {
            return entry;
        }

        public boolean isEnded() {
            return ended;
        }

        /** How many mentions it had when its memory was last looked at. */
        public int mentions() {
            return mentions;
        }

        /** Time of its latest mention when its memory was last looked at. */
        public long last() {
            return last;
        }

        /** The number of mentions that its memory has, which is to be forgotten. */
        public void takeMentions(Memory memory) {
            mentions = memory.mentions();
        }

        /** All that its memory says, which is to be forgotten. */
        public void take(Memory memory) {
            mentions = memory.mentions();
            last = memory.last();
        }

        public void end() {
            ended = true;
        }

        /** It has ended, and nothing is left of it. */
        public void empty() {
            ended = true;
            mentions = 0;
        }
    }

    private Tracked() {}

    /**
     * @param alert what is to be published
     * @param generation whose memories its episode is in
     * @param part its episode
     */
    public Tracked(Alert alert, int generation, Part part) {
        this.alert = alert;
        this.generation = generation;
        this.parts.add(part);
    }

    public String id() {
        return alert.id();
    }

    public Alert alert() {
        return alert;
    }

    /** Changes what is to be published. */
    public void change(Consumer<AlertBuilder> how) {
        AlertBuilder draft = AlertBuilder.builder(alert);
        how.accept(draft);
        alert = draft.build();
    }

    public int generation() {
        return generation;
    }

    /** Its memories are gone or begin afresh. */
    public void detach() {
        generation = 0;
    }

    /** Whether its memories are gone. */
    public boolean isDetached() {
        return generation == 0;
    }

    /** Its episodes. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The open episode of a country in a scope, null if there is none. */
    public @Nullable Part part(String scope, String country) {
        for (Part part : parts) {
            if (!part.ended && part.is(scope, country)) {
                return part;
            }
        }
        return null;
    }

    /** Whether there is no episode that is open; true for none at all. */
    public boolean isOver() {
        return parts.stream().allMatch(Part::isEnded);
    }

    /** Lets go of the open episodes that nothing speaks for any more. */
    public void dropEmptyParts() {
        Evidence evidence = evidence();
        parts.removeIf(p -> !p.ended && !evidence.restsOn(p));
    }

    /** Takes episodes back, as ended and empty. */
    public void restoreEmpty(List<Part> gone) {
        gone.forEach(Part::empty);
        parts.addAll(gone);
    }

    public Evidence evidence() {
        return new Evidence(supports, sources, publishers, full, isHeldBack() ? Evidence.MANY_HELD : Evidence.MANY);
    }

    /** What it rests on from now on. */
    public void rest(Evidence evidence) {
        supports = evidence.supports();
        sources = evidence.sources();
        publishers = evidence.publishers();
        full = evidence.full();
    }

    public boolean restsOn(Part part) {
        return evidence().restsOn(part);
    }

    public long latest(Part part) {
        return evidence().latest(part);
    }

    public Level level() {
        return evidence().level();
    }

    /** Takes over another's episodes and what they rest on. */
    public void merge(Tracked other) {
        parts.addAll(other.parts);
        rest(evidence().and(other.evidence()));
    }

    /** When it became news; {@link Memory#NEVER} while it is being collected. */
    public long raised() {
        return raised;
    }

    /** Whether it is more than what is being collected. */
    public boolean isNews() {
        return raised != Memory.NEVER;
    }

    public void raise(long now) {
        raised = now;
        due = Long.MAX_VALUE;
    }

    public boolean isEnded() {
        return alert.state().isEnded();
    }

    public boolean isPublished() {
        return published;
    }

    public void publish() {
        published = true;
    }

    /** Whether people had heard of it by then. */
    public boolean isToldBy(long now) {
        return told <= now;
    }

    public void tell(long at) {
        told = Math.min(told, at);
    }

    /** Whether it stands for what was held back. */
    public boolean isHeldBack() {
        return held != Memory.NEVER;
    }

    /** Until when it is held back. */
    public long held() {
        return held;
    }

    public void hold(long until) {
        held = until;
    }

    /** When it is to be looked at next; {@link Long#MAX_VALUE} for never. */
    public long due() {
        return due;
    }

    public void due(long at) {
        due = at;
    }

    /** Until when it sleeps. */
    public long snoozed() {
        return snoozed;
    }

    public void snooze(long until) {
        snoozed = until;
        changed = false;
    }

    /** Whether there is something to tell that was not told while it slept. */
    public boolean isChanged() {
        return changed;
    }

    public void changedAsleep() {
        changed = true;
    }
}
