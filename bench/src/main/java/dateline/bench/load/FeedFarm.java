package dateline.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Thousands of feeds on hundreds of hosts, which are addresses of 127.0.0.0/8. Each feed has its latest items and gets a
 * new one in its own rhythm; what it has at a time follows from the time alone, so that whoever reads it can be checked.
 * Answers 304 to those who have the latest. Remembers every request.
 */
final class FeedFarm implements AutoCloseable {
    static final int ITEMS = 30;
    private static final String TEXT =
            "<p class=\"body\">The ministers of Kenya and Mali met in Geneva on Friday; “peace” was what they spoke of. "
                            .repeat(12)
                    + "</p>";

    private final HttpServer server;
    private final int hosts;
    private final List<Feed> feeds = new ArrayList<>();
    private final Instant begin = Instant.now();
    private volatile @Nullable Instant frozen;
    private volatile boolean refusing;

    /**
     * @param count how many feeds
     * @param hosts on how many hosts
     * @param rhythm the time between two items of a feed; each has its own phase
     * @param first how many items a feed has at first; it keeps the latest thirty
     */
    FeedFarm(int count, int hosts, Duration rhythm, int first) throws IOException {
        this.hosts = hosts;
        for (int i = 0; i < count; i++) {
            feeds.add(new Feed(i, rhythm, first));
        }
        server = HttpServer.create(new InetSocketAddress(0), 4096);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int size() {
        return feeds.size();
    }

    String url(int feed) {
        int host = feed % hosts;
        return "http://127.0." + (1 + host / 250) + "." + (1 + host % 250) + ":"
                + server.getAddress().getPort() + "/" + feed;
    }

    /** When a feed was asked, and by whom. */
    List<Request> requests(int feed) {
        return feeds.get(feed).requests();
    }

    /**
     * A request.
     *
     * @param agent the User-Agent
     */
    record Request(Instant at, String agent) {}

    /** From now on nobody is given anything, so that what was given before can be published. */
    void refuse() {
        refusing = true;
    }

    /** From now on no feed gets another item. */
    void freeze() {
        frozen = Instant.now();
    }

    /** The numbers of the items that a feed has given, from the first to the last, the last excluded; empty if none. */
    int[] given(int feed) {
        return feeds.get(feed).given();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Feed feed = feeds.get(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)));
            if (refusing) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            Instant end = frozen;
            int latest = feed.latest(begin, end == null ? Instant.now() : end);
            String etag = "\"" + latest + "\"";
            boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            feed.asked(
                    latest, known, String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
            exchange.getResponseHeaders().set("ETag", etag);
            if (known) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = document(feed, latest);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The number of the oldest item beside the latest. */
    private static int oldest(int latest) {
        return Math.max(1, latest - ITEMS + 1);
    }

    private byte[] document(Feed feed, int latest) {
        StringBuilder xml = new StringBuilder(60_000);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Feed ")
                .append(feed.number)
                .append("</title><link>https://farm.example/</link><description>-</description>\n");
        for (int item = latest; item > oldest(latest) - 1; item--) {
            String id = feed.number + "-" + item;
            xml.append("<item><title>Item ")
                    .append(id)
                    .append("</title><link>https://farm.example/")
                    .append(id);
            xml.append("</link><guid isPermaLink=\"false\">").append(id).append("</guid><pubDate>");
            xml.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    feed.published(begin, item).atOffset(ZoneOffset.UTC)));
            xml.append("</pubDate><description><![CDATA[").append(TEXT).append("]]></description></item>\n");
        }
        return xml.append("</channel></rss>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class Feed {
        private final int number;
        private final long rhythmMillis;
        private final int first;
        private final List<Request> requests = new ArrayList<>(4);
        private int from = Integer.MAX_VALUE;
        private int to;

        Feed(int number, Duration rhythm, int first) {
            this.number = number;
            this.rhythmMillis = rhythm.toMillis();
            this.first = first;
        }

        /** The number of the latest item. */
        int latest(Instant begin, Instant now) {
            long phase = number * 7919L % rhythmMillis;
            return first + (int) ((now.toEpochMilli() - begin.toEpochMilli() + phase) / rhythmMillis);
        }

        Instant published(Instant begin, int item) {
            long phase = number * 7919L % rhythmMillis;
            return begin.plusMillis((item - first) * rhythmMillis - phase);
        }

        synchronized void asked(int latest, boolean known, String agent) {
            requests.add(new Request(Instant.now(), agent));
            if (!known) {
                from = Math.min(from, oldest(latest));
                to = latest + 1;
            }
        }

        synchronized List<Request> requests() {
            return List.copyOf(requests);
        }

        synchronized int[] given() {
            return to == 0 ? new int[] {0, 0} : new int[] {from, to};
        }
    }
}
