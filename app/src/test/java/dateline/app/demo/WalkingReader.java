package dateline.app.demo;

import dateline.app.demo.Expected.FinalArticle;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.FeedSpec;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A reader as small as it can be: keeps validators of readable answers, knows items by feed, articles by address. */
final class WalkingReader implements AutoCloseable {
    /** What a poll gave, to be kept by {@link #commit} or lost. */
    record Poll(FeedSpec feed, int status, @Nullable String validator, byte[] body, String contentType) {}

    private record Known(FinalArticle article, String fingerprint) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> validators = new HashMap<>();
    private final Map<String, Known> items = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    final Map<String, FinalArticle> articles = new HashMap<>();
    int records;
    int duplicates;

    int deadLetters() {
        return unreadable.size();
    }

    Poll poll(FeedSpec feed) throws Exception {
        return get(feed, validators.get(feed.id()));
    }

    Poll get(FeedSpec feed, @Nullable String validator) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(feed.url())).header("Accept-Encoding", "gzip");
        if (validator != null) {
            request.header(validator.contains("\"") ? "If-None-Match" : "If-Modified-Since", validator);
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        var headers = response.headers();
        boolean gzip = headers.firstValue("Content-Encoding").orElse("").equals("gzip");
        byte[] body =
                gzip ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes() : response.body();
        String sent = headers.firstValue("ETag")
                .or(() -> headers.firstValue("Last-Modified"))
                .orElse(null);
        return new Poll(
                feed,
                response.statusCode(),
                sent,
                body,
                headers.firstValue("Content-Type").orElse(""));
    }

    void commit(Poll poll) throws Exception {
        if (poll.status() == 304) {
            return;
        }
        if (poll.contentType().startsWith("text/html")) {
            unreadable.add(poll.feed().id() + Arrays.hashCode(poll.body()));
            return;
        }
        for (ParsedItems.Item item : ParsedItems.parse(poll.body(), poll.contentType())) {
            take(poll.feed(), item);
        }
        if (poll.validator() != null) {
            validators.put(poll.feed().id(), poll.validator());
        }
    }

    /** What a reader gets that walks every feed to its end, in the order it gets it. */
    static List<Poll> everyDocument(DemoFeedServer from) throws Exception {
        List<Poll> answers = new ArrayList<>();
        try (WalkingReader walker = new WalkingReader()) {
            for (int round = 0; round < 30 && !from.fullyServed(); round++) {
                for (FeedSpec feed : from.feeds()) {
                    Poll poll = walker.poll(feed);
                    walker.commit(poll);
                    if (poll.status() == 200) {
                        answers.add(poll);
                    }
                }
            }
        }
        return answers;
    }

    private void take(FeedSpec feed, ParsedItems.Item item) {
        String url = item.link() == null ? null : withoutTracking(item.link());
        String key = item.guid() != null ? item.guid() : url != null ? url : item.title();
        String text = ArticleIds.fingerprint(item.title(), "", item.text());
        Known known = items.get(feed.id() + key);
        if (known != null && known.fingerprint().equals(text)) {
            return;
        }
        records++;
        int revision = known == null ? 1 : known.article().revision() + 1;
        var article =
                new FinalArticle(String.valueOf(feed.outlet()), feed.id(), url, item.guid(), item.title(), revision);
        items.put(feed.id() + key, new Known(article, text));
        FinalArticle owner = articles.putIfAbsent(url == null ? feed.id() + key : url, article);
        if (owner != null && owner.feedId().equals(feed.id())) {
            articles.put(url == null ? feed.id() + key : url, article);
        } else if (owner != null) {
            duplicates++;
        }
    }

    private static String withoutTracking(String link) {
        int question = link.indexOf('?');
        if (question < 0) {
            return link;
        }
        String kept = List.of(link.substring(question + 1).split("&")).stream()
                .filter(p -> !p.startsWith("utm_") && !p.startsWith("fbclid=") && !p.startsWith("gclid="))
                .collect(Collectors.joining("&"));
        return link.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept);
    }

    @Override
    public void close() {
        http.close();
    }
}
