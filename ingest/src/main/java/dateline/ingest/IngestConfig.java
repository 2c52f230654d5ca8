package dateline.ingest;

import dateline.contract.config.InvalidSetting;
import dateline.ingest.fetch.FeedAccess;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchLimits;
import dateline.ingest.fetch.ProxyRoute;
import dateline.ingest.fetch.SecretFiles;
import dateline.ingest.websub.WebSubConfig;
import dateline.runtime.config.ByteSize;
import dateline.runtime.config.Secret;
import dateline.runtime.net.AddressGuard;
import dateline.runtime.net.ProxyAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How ingest behaves.
 *
 * @param minInterval no feed is asked more often
 * @param defaultInterval how often a feed is asked until its rhythm is known
 * @param maxInterval every feed that answers is asked at least so often; failing ones fall back to it
 * @param fetchTimeout for one exchange as a whole, redirects and body included
 * @param connectTimeout for the name service, and for one connection
 * @param maxBytes of one document, before and after decompression
 * @param maxRedirects in a row
 * @param userAgent how we introduce ourselves
 * @param perHostSpacing the pause between two requests to one host; longer for one that asks us to slow down
 * @param perHostConcurrency how many requests to one host may run at a time
 * @param concurrency how many servers are asked at once
 * @param allowPrivateAddresses what may be asked besides the public internet: addresses, blocks such as {@code
 *     10.1.0.0/16}, and host names
 * @param knownItems how many items are remembered of a feed, at least
 * @param maxEntries how many entries of one document are looked at
 * @param pastPages how many pages of its past a feed is read back at most, when none of its items is known after a pause;
 *     0 for none
 * @param transactionTimeout after which the broker gives up a transaction whose writer has died
 * @param instanceId makes this instance a static member of the consumer group, so that it finds its feeds again
 *     quickly after a crash; must differ between instances
 * @param websub how hubs reach us
 * @param proxy what everything is asked through that has no proxy of its own, such as {@code http://proxy:3128}; null for
 *     nothing
 * @param proxySecret {@code user:password} for that proxy
 * @param proxies further proxies that feeds may name though they are inside the network
 * @param secrets directory of the secrets that feeds name, each in a folder named after the host that it is for
 */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record IngestConfig(
        Duration minInterval,
        Duration defaultInterval,
        Duration maxInterval,
        Duration fetchTimeout,
        Duration connectTimeout,
        ByteSize maxBytes,
        int maxRedirects,
        String userAgent,
        Duration perHostSpacing,
        int perHostConcurrency,
        int concurrency,
        List<String> allowPrivateAddresses,
        int knownItems,
        int maxEntries,
        int pastPages,
        Duration transactionTimeout,
        @Nullable String instanceId,
        WebSubConfig websub,
        @Nullable String proxy,
        @Nullable Secret proxySecret,
        List<String> proxies,
        @Nullable Path secrets) {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    public IngestConfig {
        allowPrivateAddresses = List.copyOf(allowPrivateAddresses);
        atLeast(minInterval, MILLISECOND, "minInterval");
        notBelow(defaultInterval, minInterval, "defaultInterval", "minInterval");
        notBelow(maxInterval, defaultInterval, "maxInterval", "defaultInterval");
        atLeast(fetchTimeout, MILLISECOND, "fetchTimeout");
        atLeast(connectTimeout, MILLISECOND, "connectTimeout");
        between(maxBytes.bytes(), 1024, 1L << 30, "maxBytes");
        between(maxRedirects, 0, 20, "maxRedirects");
        InvalidSetting.unless(
                !userAgent.isBlank() && userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f),
                "userAgent",
                "must be printable ASCII, such as \"Dateline (+https://example.org/contact)\"");
        InvalidSetting.unless(!perHostSpacing.isNegative(), "perHostSpacing", "must not be negative");
        between(perHostConcurrency, 1, 100, "perHostConcurrency");
        between(concurrency, 1, 10_000, "concurrency");
        between(knownItems, 0, 10_000, "knownItems");
        between(maxEntries, 1, 20_000, "maxEntries");
        between(pastPages, 0, 1_000, "pastPages");
        atLeast(transactionTimeout, Duration.ofSeconds(1), "transactionTimeout");
        InvalidSetting.unless(
                transactionTimeout.compareTo(Duration.ofMinutes(15)) <= 0,
                "transactionTimeout",
                "must be at most 15m, which is as long as brokers allow");
        InvalidSetting.unless(instanceId == null || !instanceId.isBlank(), "instanceId", "must not be blank");
        proxies = List.copyOf(proxies);
        if (proxy != null) {
            proxyAddress(proxy, "proxy");
        }
        proxies.forEach(p -> proxyAddress(p, "proxies"));
        InvalidSetting.unless(
                proxySecret == null || (proxy != null && proxySecret.value().indexOf(':') > 0),
                "proxySecret",
                "must be user:password for ingest.proxy, which must be given too");
    }

    /** Settings for the public internet. */
    public static IngestConfig defaults() {
        return new IngestConfig(
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                Duration.ofHours(6),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                ByteSize.ofMegabytes(10),
                10,
                "Dateline/0.1 (news feed reader)",
                Duration.ofSeconds(1),
                1,
                128,
                List.of(),
                500,
                5_000,
                50,
                Duration.ofSeconds(60),
                null,
                WebSubConfig.defaults(),
                null,
                null,
                List.of(),
                null);
    }

    /** A client that asks as these settings say. */
    public FeedFetcher fetcher(InstantSource clock) {
        FetchLimits limits = new FetchLimits(fetchTimeout, connectTimeout, maxBytes, maxRedirects, userAgent);
        ProxyRoute route = proxy == null
                ? null
                : new ProxyRoute(ProxyAddress.parse(proxy), proxySecret == null ? null : proxySecret.value(), true);
        return new FeedFetcher(limits, new AddressGuard(allowPrivateAddresses), route, clock);
    }

    /** What feeds' own options mean here. */
    public FeedAccess access() {
        return new FeedAccess(
                new SecretFiles(secrets),
                Stream.concat(Stream.ofNullable(proxy), proxies.stream())
                        .map(ProxyAddress::parse)
                        .toList());
    }

    private static void proxyAddress(String text, String component) {
        try {
            ProxyAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(component, String.valueOf(e.getMessage()));
        }
    }

    private static void atLeast(Duration value, Duration least, String component) {
        InvalidSetting.unless(value.compareTo(least) >= 0, component, "must be at least " + least.toMillis() + "ms");
    }

    private static void notBelow(Duration value, Duration other, String component, String otherComponent) {
        InvalidSetting.unless(
                value.compareTo(other) >= 0,
                component,
                "must not be less than " + otherComponent + ", which is " + other.toSeconds() + "s");
    }

    private static void between(long value, long least, long most, String component) {
        InvalidSetting.unless(value >= least && value <= most, component, "must be between " + least + " and " + most);
    }
}
