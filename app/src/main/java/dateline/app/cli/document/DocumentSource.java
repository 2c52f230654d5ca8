package dateline.app.cli.document;

import dateline.ingest.IngestConfig;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchLimits;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.parse.FeedDocument;
import dateline.runtime.config.ByteSize;
import dateline.runtime.net.AddressGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a command's documents come from: one name, file or address, gives one document. */
@FunctionalInterface
interface DocumentSource {
    /** The most that is read of one document, in bytes. */
    int LARGEST = 50_000_000;

    /** The document; throws if it cannot be had. */
    FeedDocument open(String name) throws IOException, InterruptedException;

    /**
     * Names with http or https are fetched, all others are files. Whoever types an address may mean a host of their own
     * network, but not one that this host redirects to.
     *
     * @param request what to ask a server for
     */
    static DocumentSource filesAndWeb(Function<String, FetchRequest> request) {
        return name -> isWeb(name) ? fetched(request.apply(name)) : file(name);
    }

    private static boolean isWeb(String name) {
        return name.startsWith("http://") || name.startsWith("https://");
    }

    private static FeedDocument file(String name) throws IOException {
        Path path = Path.of(name);
        if (Files.isRegularFile(path) && Files.size(path) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return new FeedDocument(Files.readAllBytes(path), path.toUri().toString(), null);
    }

    private static @Nullable String host(String url) throws IOException {
        try {
            return URI.create(url).getHost();
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address: " + e.getMessage(), e);
        }
    }

    private static FeedDocument fetched(FetchRequest request) throws IOException {
        String host = host(request.url());
        if (host == null) {
            throw new IOException(request.url() + " is not an address");
        }
        IngestConfig usual = IngestConfig.defaults();
        FetchLimits limits = new FetchLimits(
                usual.fetchTimeout(),
                usual.connectTimeout(),
                new ByteSize(LARGEST),
                usual.maxRedirects(),
                usual.userAgent());
        AddressGuard guard = new AddressGuard(List.of(host.replaceAll("[\\[\\]]", "")));
        try (FeedFetcher fetcher = new FeedFetcher(limits, guard, InstantSource.system())) {
            return switch (fetcher.fetch(request)) {
                case FetchResult.Fetched f -> f.document();
                case FetchResult.Failed f -> throw new IOException(f.message());
                case FetchResult.Throttled t -> throw new IOException(t.message());
                case FetchResult.Gone g -> throw new IOException(g.message());
                case FetchResult.NotModified n ->
                    throw new IOException(request.url() + " answers 304 to a plain request");
            };
        } catch (IllegalArgumentException e) {
            throw new IOException(request.url() + " is not an address", e);
        }
    }
}
