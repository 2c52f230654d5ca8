package dateline.testsupport.life;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Feeds that get items steadily, of which every so many names a country that was in no item before. What there is at a
 * time follows from the time alone. Items stay in their feed for as long as a run lasts.
 */
final class NewsServer implements AutoCloseable {
    private static final int FEEDS = 6;
    private static final int KEPT = 600;

    private final HttpServer server;
    private final Instant begin = Instant.now();
    private final Duration rhythm;
    private final int itemsPerCountry;
    private final List<String> countries = Countries.names();
    private volatile @Nullable Instant frozen;

    /**
     * @param rhythm the time between two items
     * @param itemsPerCountry every so many items one names a new country
     */
    NewsServer(Duration rhythm, int itemsPerCountry) throws IOException {
        this.rhythm = rhythm;
        this.itemsPerCountry = itemsPerCountry;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** From now on there is nothing new. */
    void freeze() {
        frozen = Instant.now();
    }

    /** How many items there are by now. They are numbered from 0, and their guids are {@link #guid}. */
    int items() {
        Instant end = frozen;
        return 1
                + (int) (Duration.between(begin, end == null ? Instant.now() : end)
                                .toMillis()
                        / rhythm.toMillis());
    }

    static String guid(int item) {
        return "item-" + item;
    }

    /** The countries that so many items name. */
    List<String> countries(int items) {
        return countries.subList(0, Math.min(countries.size(), (items + itemsPerCountry - 1) / itemsPerCountry));
    }

    /** Writes the list of the feeds. */
    Path opml(Path file) throws IOException {
        StringBuilder opml = new StringBuilder("<opml version=\"2.0\"><head><title>Life</title></head><body>\n");
        for (int feed = 0; feed < FEEDS; feed++) {
            opml.append("<outline type=\"rss\" text=\"Outlet ").append(feed).append("\" xmlUrl=\"http://127.0.0.1:");
            opml.append(server.getAddress().getPort())
                    .append("/feed/")
                    .append(feed)
                    .append("\"/>\n");
        }
        return Files.writeString(file, opml.append("</body></opml>\n"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!path.startsWith("/feed/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int feed = Integer.parseInt(path.substring("/feed/".length()));
            List<Integer> items = items(feed);
            String etag = "\"" + items.size() + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = document(feed, items);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private List<Integer> items(int feed) {
        List<Integer> items = new ArrayList<>();
        for (int item = feed; item < items(); item += FEEDS) {
            items.add(item);
        }
        return items;
    }

    private byte[] document(int feed, List<Integer> items) {
        StringBuilder xml = new StringBuilder(100_000);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Outlet ")
                .append(feed)
                .append("</title><link>https://outlet-")
                .append(feed)
                .append(".example/</link><description>-</description>\n");
        for (int item :
                items.subList(Math.max(0, items.size() - KEPT), items.size()).reversed()) {
            xml.append("<item><title>")
                    .append(title(item))
                    .append("</title><link>https://outlet-")
                    .append(feed);
            xml.append(".example/")
                    .append(item)
                    .append("</link><guid isPermaLink=\"false\">")
                    .append(guid(item));
            xml.append("</guid><pubDate>").append(published(item)).append("</pubDate><description>");
            xml.append(text(item)).append("</description></item>\n");
        }
        return xml.append("</channel></rss>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String published(int item) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                begin.plus(rhythm.multipliedBy(item)).atOffset(ZoneOffset.UTC));
    }

    private String title(int item) {
        int number = item / itemsPerCountry;
        return item % itemsPerCountry == 0 && number < countries.size()
                ? "Bridge number " + item + " opened in " + countries.get(number)
                : "Bridge number " + item + " opened";
    }

    private String text(int item) {
        int number = item / itemsPerCountry;
        return item % itemsPerCountry == 0 && number < countries.size()
                ? String.format(Locale.ROOT, "The government of %s opened a bridge on Friday.", countries.get(number))
                : "A bridge was opened on Friday, and many people came to see it.";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
