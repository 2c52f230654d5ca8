package dateline.bench;

import dateline.contract.record.Article;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes RSS 2.0 as news sites do: whole articles in content:encoded, with links and pictures, in CDATA sections. */
final class Rss2Feed {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
            <channel>
            <title>The Benchmark Times</title>
            <link>https://www.benchmark-times.example/</link>
            <atom:link href="https://www.benchmark-times.example/feed.xml" rel="self" type="application/rss+xml"/>
            <description>What there is to measure</description>
            <language>en-GB</language>
            """;

    private static final String FOOT = "</channel>\n</rss>\n";

    private Rss2Feed() {}

    /** A document with an item for each article, in UTF-8. */
    static byte[] of(List<Article> articles) {
        StringBuilder xml = new StringBuilder(HEAD);
        articles.forEach(article -> item(xml, article));
        return xml.append(FOOT).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void item(StringBuilder xml, Article article) {
        xml.append("<item>\n");
        element(xml, "title", escaped(article.title()));
        element(xml, "link", escaped(article.url() + "?utm_source=rss&utm_medium=feed"));
        xml.append("<guid isPermaLink=\"false\">").append(article.guid()).append("</guid>\n");
        element(xml, "pubDate", date(article));
        article.authors().forEach(author -> element(xml, "dc:creator", cdata(author)));
        article.categories().forEach(category -> element(xml, "category", cdata(category)));
        element(xml, "description", cdata("<p>" + escaped(article.summary()) + "</p>"));
        element(xml, "content:encoded", cdata(html(article)));
        xml.append("<media:content url=\"").append(article.url()).append("/lead.jpg\" medium=\"image\"/>\n");
        xml.append("</item>\n");
    }

    private static String html(Article article) {
        StringBuilder html = new StringBuilder("<figure><img src=\"/lead.jpg\" width=\"1200\" height=\"675\" ")
                .append("class=\"wp-image alignnone\" alt=\"\"/><figcaption>Picture: archive</figcaption></figure>\n");
        for (String paragraph : article.text().split("\n\n", -1)) {
            html.append("<p class=\"body\">").append(escaped(paragraph)).append("</p>\n");
        }
        return html.append("<p><em>More on this:</em> <a href=\"../topics/world\">World</a></p>\n")
                .toString();
    }

    private static String date(Article article) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(article.published().atOffset(ZoneOffset.UTC));
    }

    private static void element(StringBuilder xml, String name, String content) {
        xml.append('<').append(name).append('>').append(content);
        xml.append("</").append(name).append(">\n");
    }

    private static String cdata(String text) {
        return "<![CDATA[" + text + "]]>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
