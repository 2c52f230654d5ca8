package dateline.console.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.runtime.watch.WatchCheck;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, as RFC 9457 has it.
 *
 * @param type a URN that names the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param detail what is wrong here and what to do
 * @param parameter the parameter at fault
 * @param allowed what would have been allowed for it
 * @param problems each thing that is wrong with what was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter,
        @Nullable String allowed,
        @Nullable List<WatchCheck.Problem> problems) {
    static final String CONTENT_TYPE = "application/problem+json";

    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem("urn:dateline:problem:" + kind, title, status, detail, null, null, null);
    }

    public static Problem badParameter(String parameter, String detail, String allowed) {
        return new Problem(
                "urn:dateline:problem:bad-parameter", "A parameter is wrong", 400, detail, parameter, allowed, null);
    }

    public static Problem unusable(String detail, List<WatchCheck.Problem> problems) {
        return new Problem(
                "urn:dateline:problem:unusable", "This cannot be used as it is", 422, detail, null, null, problems);
    }

    public static Problem kafkaAway() {
        return of(
                503,
                "kafka-away",
                "Kafka does not answer",
                "Nothing was changed. Try again; the console's log and dateline topics verify say more.");
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "There is nothing here", detail);
    }

    /** What a failed read means for the one who asked. */
    public static Problem of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("57014")) {
            return of(503, "too-slow", "The query took too long", "Narrow it down, or try again later.");
        }
        if (state.equals("42P01") || state.equals("42703") || state.equals("3F000")) {
            return of(
                    503,
                    "not-migrated",
                    "The database is not ready yet",
                    "Its tables are missing or older than this console; the sink creates them when it starts.");
        }
        if (isAway(e, state)) {
            return of(
                    503,
                    "database-away",
                    "The database does not answer",
                    "It is tried again with every request; nothing is lost meanwhile.");
        }
        return internal();
    }

    public static Problem internal() {
        return of(500, "internal", "This is a bug", "The service's log has the details.");
    }

    private static boolean isAway(SQLException e, String state) {
        return e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.startsWith("28")
                || state.startsWith("3D");
    }

    /** Ends a request with a problem. */
    public static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        public Found(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
