package dateline.app.cli;

import dateline.ingest.parse.FeedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where a command's documents come from: one name, file or address, gives one document. */
@FunctionalInterface
interface DocumentSource {
    /** The most that is read of one document, in bytes. */
    int LARGEST = 50_000_000;

    /** The document; throws if it cannot be had. */
    FeedDocument open(String name) throws IOException, InterruptedException;

    /** Names with http or https are fetched, all others are files. */
    static DocumentSource filesAndWeb() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return name -> isWeb(name) ? fetched(client, name) : file(name);
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

    private static FeedDocument fetched(HttpClient client, String url) throws IOException, InterruptedException {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address: " + e.getMessage(), e);
        }
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (response.statusCode() != 200) {
                throw new IOException("the server answered " + response.statusCode());
            }
            if (bytes.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            String type = response.headers().firstValue("Content-Type").orElse(null);
            return new FeedDocument(bytes, response.uri().toString(), type);
        }
    }
}
