package dateline.app.demo;

import dateline.app.demo.outlet.Html;
import dateline.app.demo.outlet.Outlet;
import java.nio.charset.StandardCharsets;

/** What a web server shows to everyone, feed readers too, while someone works on the site. */
final class MaintenancePage {
    private MaintenancePage() {}

    static byte[] bytes(Outlet outlet) {
        String title = Html.escape(outlet.title());
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>%1$s: back soon</title></head>
                <body>
                <h1>We are making %1$s better</h1>
                <p>Our site is down for planned maintenance. Please try again in a few minutes.</p>
                </body>
                </html>
                """.formatted(title).getBytes(StandardCharsets.UTF_8);
    }
}
