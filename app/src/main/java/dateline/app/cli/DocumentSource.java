package dateline.app.cli;

import dateline.contract.ByteSize;
import dateline.ingest.IngestConfig;
import dateline.ingest.fetch.AddressGuard;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchLimits;
import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.parse.FeedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Where a command's documents come from: one name, file or address, gives one document. */
@FunctionalInterface
interface DocumentSource {
    /** The most that is read of one document, in bytes. */
    int LARGEST = 50_000_000;

    /** The document; throws if it cannot be had. */
    FeedDocument open(String name) throws IOException, InterruptedException;

    /**
     * Names with http or https are fetched, all others are files. Whoever types an address may mean one of their own
     * network, so none is refused.
     *
     * @param request what to ask a server for
     */
    static DocumentSource filesAndWeb(Function<String, FetchRequest> request) {
        IngestConfig usual = IngestConfig.defaults();
        FetchLimits limits = new FetchLimits(
                usual.fetchTimeout(),
                usual.connectTimeout(),
                new ByteSize(LARGEST),
                usual.maxRedirects(),
                usual.userAgent());
        FeedFetcher fetcher =
                new FeedFetcher(limits, new AddressGuard(List.of("0.0.0.0/0", "::/0")), InstantSource.system());
        return name -> isWeb(name) ? fetched(fetcher, request.apply(name)) : file(name);
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

    private static FeedDocument fetched(FeedFetcher fetcher, FetchRequest request) throws IOException {
        return switch (fetcher.fetch(request)) {
            case FetchResult.Fetched f -> f.document();
            case FetchResult.Failed f -> throw new IOException(f.message());
            case FetchResult.Throttled t -> throw new IOException(t.message());
            case FetchResult.Gone g -> throw new IOException(g.message());
            case FetchResult.NotModified n -> throw new IOException(request.url() + " answers 304 to a plain request");
        };
    }
}
