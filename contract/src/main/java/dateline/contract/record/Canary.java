package dateline.contract.record;

import java.time.Instant;

/**
 * Says on the internal topic {@code dateline-canary} that something came through all of enrich: through every step, every
 * store and the topic between the tasks, as an article does. Each task that reads {@code dateline.articles} sends one out
 * once a minute. The age of the latest of a partition is how long that partition has not been seen to work.
 *
 * <p>As JSON: {@code {"startedAt":"2026-11-27T18:30:00Z","partition":3}}. The record's key is the partition's number, its
 * timestamp is {@code startedAt}; it has no headers. Fields may be added.
 *
 * @param startedAt when it set out, by the clock of the machine that runs the task
 * @param partition of {@code dateline.articles}, whose task sent it out
 */
public record Canary(Instant startedAt, int partition) {}
