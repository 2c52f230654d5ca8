package dateline.ingest;

import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.HostileServer.Answer;
import dateline.testsupport.HostileServer.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An outlet that publishes, and whose feed has its past on pages, in one of the ways in which feeds do. */
final class PagedOutlet {
    /** How the feed gives its past. */
    enum Kind {
        WORDPRESS,
        PAGED_ATOM,
        ARCHIVED_ATOM,
        JSON,
        NONE
    }

    /** @param text may be corrected */
    record Story(int number, Instant at, String text) {}

    private final HostileServer server;
    private final Kind kind;
    private final int window;
    private final List<Story> stories = new ArrayList<>();
    private final ConcurrentLinkedQueue<Answer> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    PagedOutlet(HostileServer server, Kind kind, int window) {
        this.server = server;
        this.kind = kind;
        this.window = window;
        server.on("/feed", (request, out) -> answer(request).to(request, out));
    }

    synchronized void publish(Instant at) {
        stories.add(new Story(stories.size(), at, "Text of story " + stories.size()));
    }

    synchronized void correct(int number) {
        Story story = stories.get(number);
        stories.set(number, new Story(number, story.at(), story.text() + ", corrected"));
    }

    synchronized int size() {
        return stories.size();
    }

    /** What the next request for a page of the past gets. */
    void trouble(Answer answer) {
        troubles.add(answer);
    }

    /** The same; null for nothing. What was to come before does not. */
    void onlyTrouble(@Nullable Answer answer) {
        troubles.clear();
        if (answer != null) {
            troubles.add(answer);
        }
    }

    int pagesAsked() {
        return asked.get();
    }

    private synchronized Answer answer(Request request) {
        if (!request.query().isEmpty()) {
            asked.incrementAndGet();
            Answer trouble = troubles.poll();
            if (trouble != null) {
                return trouble;
            }
        }
        return switch (kind) {
            case WORDPRESS -> wordPress(number(request, "paged", 1));
            case PAGED_ATOM -> atom(paged(number(request, "page", 0)), next(number(request, "page", 0)));
            case ARCHIVED_ATOM -> archived(number(request, "archive", -1));
            case JSON -> json(number(request, "page", 0));
            case NONE -> atom(paged(0), "");
        };
    }

    private static int number(Request request, String name, int otherwise) {
        return request.query().startsWith(name + "=")
                ? Integer.parseInt(request.query().substring(name.length() + 1))
                : otherwise;
    }

    /** The newest first. */
    private List<Story> paged(int page) {
        int to = Math.max(0, stories.size() - page * window);
        return stories.subList(Math.max(0, to - window), to).reversed();
    }

    private boolean hasMore(int page) {
        return stories.size() > (page + 1) * window;
    }

    private String next(int page) {
        return hasMore(page) ? "<link rel='next' href='/feed?page=" + (page + 1) + "'/>" : "";
    }

    private Answer wordPress(int page) {
        List<Story> shown = paged(page - 1);
        if (shown.isEmpty()) {
            return Answers.status(404);
        }
        String items = shown.stream()
                .map(s -> "<item><guid isPermaLink='false'>" + server.url("/?p=" + s.number()) + "</guid><title>Story "
                        + s.number() + "</title><link>" + server.url("/story/" + s.number()) + "</link><pubDate>"
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(s.at().atOffset(ZoneOffset.UTC))
                        + "</pubDate><description>" + s.text() + "</description></item>")
                .collect(Collectors.joining());
        return Answers.document(
                "application/rss+xml",
                "<rss version='2.0'><channel><title>Outlet</title><generator>https://wordpress.org/?v=6.8</generator>"
                        + items + "</channel></rss>");
    }

    /** Archives of {@code window} stories that do not change, the oldest first; the document has what is in none. */
    private Answer archived(int archive) {
        int archives = stories.size() / window;
        List<Story> shown = archive < 0
                ? stories.subList(Math.max(0, Math.min(stories.size() - window, archives * window)), stories.size())
                        .reversed()
                : stories.subList(archive * window, (archive + 1) * window);
        int before = archive < 0 ? archives - 1 : archive - 1;
        return atom(shown, before >= 0 ? "<link rel='prev-archive' href='/feed?archive=" + before + "'/>" : "");
    }

    private Answer atom(List<Story> shown, String links) {
        String entries = shown.stream()
                .map(s -> "<entry><id>tag:outlet," + s.number() + "</id><title>Story " + s.number()
                        + "</title><link href='/story/" + s.number() + "'/><published>" + s.at()
                        + "</published><summary>" + s.text() + "</summary></entry>")
                .collect(Collectors.joining());
        return Answers.document(
                "application/atom+xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Outlet</title>" + links + entries + "</feed>");
    }

    private Answer json(int page) {
        List<Story> shown = paged(page);
        String items = shown.stream()
                .map(s -> "{\"id\": \"" + s.number() + "\", \"url\": \"" + server.url("/story/" + s.number())
                        + "\", \"title\": \"Story " + s.number() + "\", \"date_published\": \"" + s.at()
                        + "\", \"content_text\": \"" + s.text() + "\"}")
                .collect(Collectors.joining(","));
        String next = hasMore(page) ? "\"next_url\": \"" + server.url("/feed?page=" + (page + 1)) + "\", " : "";
        return Answers.document(
                "application/feed+json",
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Outlet\", " + next + "\"items\": ["
                        + items + "]}");
    }
}
