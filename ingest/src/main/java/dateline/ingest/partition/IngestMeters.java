package dateline.ingest.partition;

import dateline.ingest.publish.FinishedPoll.Account;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What ingest counts. Entries are counted when they are published, each once: {@code received = sent + duplicate +
 * ignored + filtered + dead-lettered} of kind {@code article}.
 */
public final class IngestMeters {
    private final MeterRegistry registry;
    private final Counter received;
    private final Counter sent;
    private final Counter unchanged;
    private final Counter ignored;
    private final Counter filtered;
    private final Counter deadLettered;
    private final Counter unreadable;
    private final Counter retried;

    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.received = counter("dateline.ingest.received", "Entries of the documents read");
        this.sent = counter("dateline.ingest.sent", "New articles and new revisions published");
        this.unchanged = counter("dateline.ingest.duplicate", "Entries that said nothing new");
        this.ignored = counter("dateline.ingest.ignored", "Entries that were empty or beyond the limit of a document");
        this.filtered = counter("dateline.ingest.filtered", "Entries that the filter of their feed left out");
        this.deadLettered = deadLettered(registry, "article");
        this.unreadable = deadLettered(registry, "document");
        this.retried = counter("dateline.ingest.failed", "Times that a partition had to begin again from Kafka");
    }

    /** A poll ended; the outcome is one of a few words. */
    public void polled(String outcome) {
        registry.counter("dateline.ingest.polls", "outcome", outcome).increment();
    }

    /** An article's page was wanted; the outcome is one of a few words. */
    public void page(String outcome) {
        registry.counter("dateline.ingest.pages", "outcome", outcome).increment();
    }

    /** A field of an article was too long. */
    public void cut(String field) {
        Counter.builder("dateline.ingest.cut")
                .description("Fields of articles that were longer than they may be")
                .tag("field", field)
                .register(registry)
                .increment();
    }

    /** A poll was published. */
    void published(Account account) {
        received.increment(account.received());
        sent.increment(account.sent());
        unchanged.increment(account.unchanged());
        ignored.increment(account.ignored());
        filtered.increment(account.filtered());
        deadLettered.increment(account.deadLettered());
        unreadable.increment(account.unreadable());
    }

    /** A poll could not be published, nor could it be said that it was not. */
    void untold() {
        registry.counter("dateline.ingest.untold").increment();
    }

    /** A partition begins again. */
    void beganAgain() {
        retried.increment();
    }

    private static Counter deadLettered(MeterRegistry registry, String kind) {
        return Counter.builder("dateline.ingest.dead-lettered")
                .description("Documents that could not be read, and articles that were too large for Kafka")
                .tag("kind", kind)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
