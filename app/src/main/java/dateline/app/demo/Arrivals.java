package dateline.app.demo;

import dateline.runtime.config.DatabaseConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the database with what a complete run must leave. */
public final class Arrivals {
    private final DatabaseConnection database;
    private final Expected expected;

    public Arrivals(DatabaseConnection database, Expected expected) {
        this.database = database;
        this.expected = expected;
    }

    /** What is still missing, one line an article; empty when everything is there. */
    public List<String> missing() throws SQLException {
        Map<String, Integer> stored = new HashMap<>();
        try (Connection c = DriverManager.getConnection(database.url());
                PreparedStatement s =
                        c.prepareStatement("select feed_id, canonical_url, guid, title, revision from article");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                stored.put(key(r.getString(1), r.getString(2), r.getString(3), r.getString(4)), r.getInt(5));
            }
        }
        List<String> missing = new ArrayList<>();
        for (Expected.FinalArticle article : expected.articles()) {
            Integer revision =
                    stored.get(key(article.feedId(), article.canonicalUrl(), article.guid(), article.title()));
            if (revision == null || revision != article.revision()) {
                missing.add(article.outlet() + ": " + article.title() + " (revision " + article.revision()
                        + (revision == null ? ", not there)" : ", but " + revision + " is there)"));
            }
        }
        return missing;
    }

    private static String key(String feed, @Nullable String url, @Nullable String guid, String title) {
        if (url != null && !url.isEmpty()) {
            return url;
        }
        return feed + " " + (guid != null ? guid : title);
    }
}
