package dateline.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What stands in an article's page without being the article: found by tag, by the words of class and id, by wording. */
final class Clutter {
    private static final String TAGS =
            "script,style,noscript,template,iframe,svg,form,nav,aside,footer,figure,figcaption,button,time,"
                    + "[aria-hidden=true],[hidden],[role=navigation],[role=complementary],[itemprop=author],[itemprop=caption],[style*=display:none]";

    private static final Set<String> WORDS = Set.of(
            "caption",
            "captions",
            "credit",
            "credits",
            "byline",
            "breadcrumb",
            "breadcrumbs",
            "newsletter",
            "newsletters",
            "share",
            "sharing",
            "sharebar",
            "social",
            "related",
            "recommended",
            "recommendations",
            "promo",
            "promos",
            "advert",
            "advertisement",
            "ad",
            "ads",
            "tags",
            "taglist",
            "comments",
            "comment",
            "bio",
            "authorbio",
            "sidebar",
            "footer",
            "copyright",
            "subscribe",
            "signup",
            "timestamp",
            "dateline",
            "pubdate",
            "popular",
            "trending",
            "teaser",
            "disclaimer",
            "toolbar",
            "outbrain",
            "taboola",
            "disqus",
            "readmore",
            "seealso",
            "tooltip",
            "paywall",
            "cookie",
            "gallery",
            "slideshow",
            "carousel",
            "correction-link",
            "metadata",
            "kicker",
            "standfirst");

    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");

    /** Openings and phrases of lines that belong to the page and not to the story. */
    private static final Pattern WORDING = Pattern.compile(
            "^(read more|read also|also read|read next|related( (stories|articles|posts?|topics|content|coverage))?\\b|see (also|more)\\b|more (from|on|great|articles|stories)\\b|more:|most read|"
                    + "don.t miss|you may (also )?like|you might (also )?like|recommended|advert(isement|ising)?\\b|sponsored|story continues|continue reading|"
                    + "click here|sign up|subscribe|get (the|access|breaking|our|unlimited|motor)\\b.{0,90}(inbox|newsletter|app|subscription|month|news|letterbox)|join (our|us)\\b|follow (us|him|her|them)\\b|"
                    + "(image|photo|picture|video|media|file|graphic)s?\\s?(copyright|caption|credit|source|by|:|©)|file photo|media playback|screenshot|"
                    + "published( on|:|\\s+\\d)|updated:|first published|last (updated|modified)|by [A-Z][\\w.'-]+( [A-Z][\\w.'-]+){1,3}$|posted (on|by|in)\\b|"
                    + "share (this|on|via)|tweet this|tags?:?$|tags?:|filed under|topics?:|categor(y|ies):|source:|via |copyright\\b|©|\\(c\\) |all rights reserved|"
                    + "comments?$|\\d+ comments?$|leave a (comment|reply)|have a (news )?tip|contact (us|the author)|citation:|this document is subject to copyright|"
                    + "this (article|story|post) (was )?(originally|first) (appeared|published)|(additional )?reporting by\\b|enlarge image|highlights$|loading|home$|news$|explore further|"
                    + "let our news|breaking news emails|start your day|there.s plenty more|our standards:|tell us what|download (the|our) .{0,40}app|for more (information|news)|"
                    + "mais lidas|leia (também|mais)|veja (também|mais)|lesen sie (auch|mehr)|lire aussi|à lire|lee también|leggi anche|lees ook|foto:|fotos?:|imagem:|bild:|getty images|wikimedia commons)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Openings that no sentence of a story has, however long it is. */
    private static final Pattern NOTICES = Pattern.compile(
            "^((image|media|photo|picture) ?(copyright|caption|credit)|file photo|media playback|(additional )?reporting by\\b|follow \\S+ (\\S+ )?on (twitter|facebook|instagram)"
                    + "|©|copyright \\S{0,3} ?\\d{4}|this document is subject to|get (the|our) .{0,90}(inbox|newsletter)|sign up (for|to)|subscribe (to|now)|click here"
                    + "|(join|visit) (our|us)\\b|have a (news )?tip)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LABEL = 150;
    private static final int NOTICE = 320;

    private static final Pattern ENDING = Pattern.compile(
            "(\\(?(image|photo|picture|credit|source)s?\\s?[:©].{0,60}|all rights reserved\\.?|/? ?(getty images|ap photo|afp|reuters/[\\w .]+)\\)?\\.?)$",
            Pattern.CASE_INSENSITIVE);

    private Clutter() {}

    /** Takes out of the page what its markup calls clutter, unless most of the page's text would go with it. */
    static void remove(Document page) {
        page.select(TAGS).forEach(element -> drop(element, page));
        int whole = page.body().text().length();
        List<Element> named = page.body().select("[class],[id]");
        for (Element element : named) {
            boolean gone = element.parent() == null;
            if (!gone && isNamed(element) && element.text().length() * 4 < whole) {
                element.remove();
            }
        }
    }

    private static void drop(Element element, Document page) {
        if (element != page.body()
                && element.parent() != null
                && element.select("p").size() < 6) {
            element.remove();
        }
    }

    private static boolean isNamed(Element element) {
        if (element.nameIs("body")
                || element.nameIs("html")
                || element.nameIs("article")
                || element.nameIs("main")
                || element.nameIs("p")) {
            return false;
        }
        return named(element.className()) || named(element.id());
    }

    private static boolean named(String names) {
        if (names.isEmpty()) {
            return false;
        }
        for (String name : names.split("\\s+")) {
            String[] words = WORD_BREAK.split(name);
            for (String word : words) {
                if (words.length <= 5 && WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a line's wording says that it is no part of the story. */
    static boolean isWorded(String line) {
        return (line.length() < LABEL && WORDING.matcher(line).find())
                || (line.length() < NOTICE
                        && (NOTICES.matcher(line).find() || ENDING.matcher(line).find()));
    }
}
