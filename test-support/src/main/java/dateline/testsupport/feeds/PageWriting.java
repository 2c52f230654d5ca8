package dateline.testsupport.feeds;

import java.util.List;
import java.util.stream.Collectors;

/** Writes pages as publishers do. Everything that is no part of the story has the word {@link FaultyPage#BESIDE} in it. */
final class PageWriting {
    private static final String LEAD = "<p>The Zebra herald tells of what the town does, and has a Zebra shop.</p>";

    private PageWriting() {}

    static String story(Dice dice, GivenItem item) {
        String title = Spelling.escaped(item.title());
        String body = item.paragraphs().stream()
                .map(paragraph -> paragraph(dice, paragraph))
                .collect(Collectors.joining(dice.pick("", "\n")));
        String article = dice.pick("article", "div class=\"story\"", "main", "div id=\"content\"", "section");
        String inner = "<" + article + "><h1>" + title + "</h1>" + byline(dice, item) + hidden(dice) + body + "</"
                + article.split(" ")[0] + ">";
        String page = dialog(dice) + "<header><nav><ul><li><a href=\"/\">Zebra home</a></li><li><a href=\"/w\">Zebra"
                + " world</a></li></ul></nav></header>" + inner + related(dice)
                + "<footer><p>© The Zebra herald. All rights reserved.</p></footer>";
        String form = dice.oneIn(6) ? "<form id=\"aspnetForm\" action=\"/a\">" + page + "</form>" : page;
        return dice.pick("<!doctype html>", "", "\n<!-- x -->\n", "<?xml version=\"1.0\"?>")
                + "<html><head><title>" + title + dice.pick("", " - The Herald") + "</title>" + facts(dice, item)
                + "</head><body>" + form + dice.pick("</body></html>", "</body>", "", "<script>var x='</p>';</script>");
    }

    private static String paragraph(Dice dice, String paragraph) {
        String html = Spelling.asHtml(dice, paragraph);
        return switch (dice.below(6)) {
            case 0 -> "<p>" + html; // browsers know where it ends
            case 1 -> "<p class=\"" + dice.pick("standfirst", "teaser", "ad-free", "lead") + "\">" + html + "</p>";
            case 2 -> "<p><span style=\"color: red\">" + html + "</span></p>";
            case 3 -> "<p><b>" + html + "</b><i></p>";
            case 4 -> "<div><p>" + html + "</div>";
            default -> "<p>" + html + "</p>";
        };
    }

    private static String byline(Dice dice, GivenItem item) {
        return dice.pick("", "<p class=\"byline\">By " + Spelling.escaped(item.author()) + "</p>");
    }

    private static String hidden(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> "<div style=\"display: none\">" + LEAD + "</div>";
            case 1 -> "<div hidden>" + LEAD + "</div>";
            case 2 -> "<aside>" + LEAD + "</aside>";
            default -> "";
        };
    }

    private static String dialog(Dice dice) {
        return dice.oneIn(4)
                ? "<div role=\"dialog\" class=\"cookie-consent\">"
                        + ("<p>We and our 212 Zebra partners store and access information on your device, such as"
                                        + " cookies, and process personal data. You may withdraw your consent.</p>")
                                .repeat(1 + dice.below(6))
                        + "<button>Accept all</button></div>"
                : "";
    }

    private static String related(Dice dice) {
        return switch (dice.below(3)) {
            case 0 ->
                "<aside class=\"related\"><h2>Related Zebra stories</h2><ul><li><a href=\"/1\">A Zebra is"
                        + " born</a></li><li><a href=\"/2\">A Zebra is sold</a></li></ul></aside>";
            case 1 -> "<div class=\"comments\"><p>Zebra: first!</p><p>Zebra lover: I do not think so.</p></div>";
            default -> "";
        };
    }

    /** Author and date, in one of the places where they are put. */
    private static String facts(Dice dice, GivenItem item) {
        String name = Spelling.escaped(item.author());
        String iso = item.published().toString();
        return switch (dice.below(5)) {
            case 0 ->
                "<meta name=\"" + dice.pick("author", "dc.creator", "parsely-author") + "\" content=\"" + name
                        + "\"><meta property=\"" + dice.pick("article:published_time", "og:published_time")
                        + "\" content=\"" + iso + "\">";
            case 1 ->
                "<meta name=\"" + dice.pick("sailthru.author", "citation_author") + "\" content=\"" + name
                        + "\"><meta name=\""
                        + dice.pick("DC.date.issued", "parsely-pub-date", "sailthru.date", "pubdate")
                        + "\" content=\"" + iso + "\">";
            default -> linkedData(dice, item);
        };
    }

    private static String linkedData(Dice dice, GivenItem item) {
        String name = item.author();
        String author = dice.pick(
                "{\"@type\": \"Person\", \"name\": \"" + name + "\"}",
                "[{\"@type\": \"Person\", \"name\": [\"" + name + "\"]}]",
                "\"" + name + "\"",
                "{\"@id\": \"#a\"}");
        String story = "{\"@type\": \"" + dice.pick("NewsArticle", "Article", "ReportageNewsArticle")
                + "\", \"headline\": \"" + item.title().replace("\"", "\\\"") + "\", \"url\": \"" + item.link()
                + "\", \"datePublished\": \"" + item.published() + "\"" + dice.pick(", ", ",\n")
                + "\"author\": " + author + dice.pick("", ",") + "}";
        String person = "{\"@id\": \"#a\", \"@type\": \"Person\", \"name\": \"" + name + "\"}";
        String other =
                "{\"@type\": \"NewsArticle\", \"headline\": \"A Zebra is born\", \"url\": \"https://x.example/1\","
                        + " \"datePublished\": \"2019-01-01T00:00:00Z\", \"author\": \"Zed Zoo\"}";
        String graph = "{\"@context\": \"https://schema.org\", \"@graph\": ["
                + String.join(", ", dice.some(3, List.of(story, person, other))) + "]}";
        String script = "<script type=\"application/ld+json" + dice.pick("", "; charset=utf-8") + "\">";
        return script
                + switch (dice.below(4)) {
                    case 0 -> "<!-- " + graph + " -->";
                    case 1 -> "//<![CDATA[\n" + graph + "\n//]]>";
                    case 2 -> "/* x */" + graph + ";";
                    default -> graph;
                }
                + "</script>";
    }

    /** A gate of a kind. */
    static String gate(Dice dice, String kind) {
        String body =
                switch (kind) {
                    case "consent" ->
                        ("<p>We and our " + dice.below(900)
                                        + " partners store information on your device and use cookies. You may withdraw"
                                        + " your consent at any time.</p>")
                                .repeat(1 + dice.below(4));
                    case "login" ->
                        "<h1>Sign in</h1><form><input type=\"email\"><input type=\"password\"></form><p>Forgot your"
                                + " password?</p>";
                    case "challenge" ->
                        "<h1>news.example</h1><div class=\"h-captcha\"></div><p>Checking if the site connection is"
                                + " secure</p>";
                    default -> "<div id=\"root\"></div><script src=\"/main.js\"></script>";
                };
        String title =
                switch (kind) {
                    case "consent" -> dice.pick("Before you continue", "The Herald");
                    case "login" -> "Sign in | The Herald";
                    case "challenge" -> "Just a moment...";
                    default -> "The Herald";
                };
        return "<!doctype html><html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
    }
}
