package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Feeds of all formats with faults thrown in at random: the items that their documents finish have the values that they
 * were given. The seeds are fixed; what fails is named with its seed and its document.
 */
class FaultyFeedsTest {
    private static final int DOCUMENTS = 300;
    private static final String[] WORDS = {
        "Ferry",
        "harbour",
        "Brücke",
        "мост",
        "γέφυρα",
        "גשר",
        "橋",
        "Q&A",
        "<b",
        "5 > 3",
        "\"late\"",
        "it’s",
        "café",
        "100 %"
    };

    private record Item(String title, String link, Instant published) {}

    /** How a format is written, and which faults it may have that leave its values alone. */
    enum Format {
        RSS(
                "<rss version=\"2.0\"><channel><title>t</title><link>https://news.example/</link>%s</channel></rss>",
                "</item>") {
            @Override
            String item(Item item, Random random) {
                return "<item><title>" + text(item.title(), random) + "</title><link>" + address(item.link(), random)
                        + "</link><pubDate>" + date(item.published(), random) + "</pubDate></item>";
            }
        },
        ATOM("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title>%s</feed>", "</entry>") {
            @Override
            String item(Item item, Random random) {
                return "<entry><title>" + escaped(item.title()) + "</title><link href=\"" + address(item.link(), random)
                        + "\"/><published>" + date(item.published(), random) + "</published></entry>";
            }
        },
        SITEMAP("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">%s</urlset>", "</url>") {
            @Override
            String item(Item item, Random random) {
                return "<url><loc>" + address(item.link(), random) + "</loc><news:news><news:publication_date>"
                        + date(item.published(), random) + "</news:publication_date><news:title>"
                        + text(item.title(), random)
                        + "</news:title></news:news></url>";
            }
        },
        JSON("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"t\", \"items\": [%s]}", "}") {
            @Override
            String item(Item item, Random random) {
                return "{\"id\": " + random.nextInt(1_000) + ", \"title\": \""
                        + item.title().replace("\"", "\\\"")
                        + "\", \"url\": \"" + item.link() + "\", \"date_published\": \""
                        + date(item.published(), random)
                        + "\"" + pick(random, "", ",", ", \"x\": NaN", " /* y */") + "}";
            }
        };

        private final String document;
        private final String end;

        Format(String document, String end) {
            this.document = document;
            this.end = end;
        }

        abstract String item(Item item, Random random);

        String write(List<Item> items, Random random) {
            List<String> parts = items.stream().map(item -> item(item, random)).toList();
            return document.formatted(String.join(this == JSON ? ", " : "\n", parts));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itemsThatSurvive_haveTheirValues(Format format) {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Random random = new Random(seed * 31L + format.ordinal());
            List<Item> items = items(random);
            String written = format.write(items, random);
            String faulty = faults(format, random).apply(written);
            boolean cut = random.nextInt(4) == 0 && items.size() > 1;
            String text = cut ? faulty.substring(0, faulty.lastIndexOf(format.end) - 3) : faulty;
            List<Item> expected = cut ? items.subList(0, items.size() - 1) : items;
            assertThat(read(text, random)).as("seed %d: %s", seed, text).containsExactlyElementsOf(expected);
        }
    }

    private static List<Item> read(String text, Random random) {
        String type = pick(
                random, "text/xml; charset=iso-8859-1", "text/html", "application/json", "text/xml; charset=utf-8");
        ParseResult result =
                new FeedParser().parse(new FeedDocument(text.getBytes(UTF_8), "https://news.example/feed", type));
        if (!(result instanceof ParseResult.Parsed parsed)) {
            return List.of();
        }
        return parsed.feed().entries().stream()
                .map(e -> new Item(
                        String.valueOf(e.title()),
                        String.valueOf(e.link()),
                        e.published() == null ? Instant.EPOCH : e.published()))
                .toList();
    }

    private static UnaryOperator<String> faults(Format format, Random random) {
        List<UnaryOperator<String>> faults = new ArrayList<>(List.of(
                text -> text,
                text -> "\uFEFF" + text,
                text -> "\n \n" + text,
                text -> "<br />\n<b>Warning</b>: x in <b>y.php</b> on line <b>3</b><br />\n" + text,
                text -> text + "\n<!-- cached -->",
                text -> text.replace("Ferry", "Ferr\u0001y")));
        if (format != Format.JSON) {
            faults.add(text -> "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + text);
            faults.add(text -> "<!DOCTYPE x [<!ENTITY y \"z\">]>\n" + text);
            faults.add(text -> text.replace("<title>t</title>", "<title>t & u</title><p:x>"));
        } else {
            faults.add(text -> text.replace("}, {", "},\n// next\n {"));
            faults.add(text -> text.replace("\"title\": \"t\"", "\"title\": \"t\nu\""));
        }
        return faults.get(random.nextInt(faults.size()));
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            StringBuilder title = new StringBuilder("Item");
            for (int words = random.nextInt(5); words >= 0; words--) {
                title.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            items.add(new Item(
                    title.append(" end").toString(),
                    "https://news.example/" + i + "?a=1&b=" + random.nextInt(100),
                    Instant.ofEpochSecond(1_700_000_000L + random.nextInt(50_000_000) / 60 * 60)));
        }
        return items;
    }

    private static String text(String title, Random random) {
        return pick(random, escaped(escaped(title)), "<![CDATA[" + escaped(title) + "]]>");
    }

    private static String address(String link, Random random) {
        return pick(random, escaped(link), escaped(escaped(link)), link, "\n  " + escaped(link) + "\n");
    }

    private static String date(Instant date, Random random) {
        String iso = date.toString();
        String rfc = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atZone(ZoneOffset.UTC));
        return pick(
                random,
                iso,
                rfc,
                iso.replace("T", " ").replace("Z", " +0000"),
                String.valueOf(date.getEpochSecond()),
                iso.replace("Z", ""),
                iso.replaceAll("[-:TZ]", ""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String pick(Random random, String... some) {
        return some[random.nextInt(some.length)];
    }
}
