package dateline.ingest.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What stands in an article's page without being the article: found by tag, by the words of class and id, by wording. */
final class Clutter {
    private static final String TAGS =
            "script,style,noscript,template,iframe,svg,form,nav,aside,footer,figure,figcaption,button,time,"
                    + "[aria-hidden=true],[hidden],[role=navigation],[role=complementary],[itemprop=author],[itemprop=caption],"
                    + ".sr-only,.visually-hidden,.visuallyhidden,.screen-reader-text,.screen-reader-only,.sr-text,"
                    + "[style~=(?i)(display\\s*:\\s*none|visibility\\s*:\\s*hidden|clip\\s*:\\s*rect\\(\\s*[01]|left\\s*:\\s*-\\d{4}|(^|[;\\s])height\\s*:\\s*0(px)?\\s*;.*overflow\\s*:\\s*hidden)]";

    /** Parts that may hold the whole article all the same: a page of ASP.NET stands in one form. */
    private static final Set<String> HOLDERS = Set.of("form", "aside");

    /** Parts of a page whose dates and names are those of other stories. */
    static final String BESIDE_THE_STORY =
            "aside,nav,footer,[itemprop~=comment|review],[class~=(?i)comment|related|sidebar|teaser],[id~=(?i)comment|related|sidebar]";

    private static final String DIALOGS =
            "dialog,[role=dialog],[role=alertdialog],[aria-modal=true],[class~=(?i)(cookie|consent|gdpr|cmp|privacy|modal|overlay|dialog|popup)],"
                    + "[id~=(?i)(cookie|consent|gdpr|cmp|privacy|onetrust|didomi|modal|overlay|dialog|popup)]";

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
            "pubdate",
            "popular",
            "trending",
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
            "metadata");

    /** Names of leads and of what stands beside the article alike. */
    private static final Set<String> LEADS = Set.of("ad", "ads", "teaser", "kicker", "standfirst");

    /** Names of leads, which other words beside them make Readability take for clutter: {@code header-intro}. */
    private static final Set<String> INTRODUCTIONS = Set.of(
            "standfirst",
            "teaser",
            "kicker",
            "lead",
            "lede",
            "intro",
            "deck",
            "dek",
            "subhead",
            "subheading",
            "summary",
            "chapo",
            "ingress",
            "vorspann",
            "entradilla",
            "bajada",
            "copete",
            "sottotitolo",
            "strapline");

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

    /** Of a sentence only this says that it is no part of the story: it speaks to the reader, or of the page. */
    private static final Pattern ADDRESSED = Pattern.compile(
            "^(read (more|also|next)\\b|(click|tap) (here|on)|sign up\\b|subscribe (to|now|for|here|today)|join (our|us)\\b|follow (us|him|her|them|\\S+) (\\S+ )?on\\b"
                    + "|don.t miss (our|the|a)\\b|you (may|might) (also )?like|story continues|continue reading|advert(isement|ising)?[ :]*$|sponsored (content|post)"
                    + "|get (the|access|breaking|our|unlimited|motor)\\b.{0,90}(inbox|newsletter|letterbox|subscription|\\bapp\\b)|download (the|our) .{0,40}app"
                    + "|(image|photo|picture|video|media|file|graphic)s?\\s?(copyright|caption|credit|source|by\\b|:|©)|file photo|media playback|screenshot(:| by| from| courtesy)"
                    + "|(published|posted|updated|first published|last (updated|modified))( on| at|:)? .{0,30}\\d{1,2}[:.]\\d{2}|(published|posted|updated|last (updated|modified)):? .{0,20}\\d{4}\\W*$"
                    + "|share (this|on|via) (article|story|post|page|\\S+)[.!]?$|tweet this|tags?:|filed under|categor(y|ies):|source:|copyright\\b|©|\\(c\\) |all rights reserved"
                    + "|leave a (comment|reply)|have a (news )?tip|contact (us|the author) (at|by|via|on)|citation:|this document is subject to copyright"
                    + "|this (article|story|post) (was )?(originally|first) (appeared|published)|(additional )?reporting by\\b|enlarge image|explore further"
                    + "|let our news|breaking news emails|start your day|there.s plenty more|our standards:|tell us what|for more (information|news)\\b.{0,60}(visit|contact|see|go to|call|click|follow|\\bour\\b|www|http|@)"
                    + "|(related|see also|more on this|more from|more)( \\S+)?:|mais lidas|leia (também|mais)|veja (também|mais)|lesen sie (auch|mehr)|lire aussi|à lire (aussi|également|sur)|à lire :|lee también|leggi anche|lees ook|foto:|fotos?:|imagem:|bild:|getty images|wikimedia commons)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Who said it: a sentence that has this is the story's, however it begins. */
    private static final Pattern REPORTED = Pattern.compile(
            "[,:] ?[^,:]{0,60}\\b(said|says|told|asked|wrote|warned|urged|added|shouted|announced|according to|sagte|sagt|riet|rief|erklärte|warnte|laut|zufolge"
                    + "|a dit|dit|a déclaré|demande|selon|dijo|dice|pidió|según|disse|diz|segundo|pediu|ha detto|dice|secondo|zei|zegt|volgens|powiedział|сказал|заявил)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LABELLED = Pattern.compile("^[^,.]{1,30}:");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MOST_WORDS = 5;
    private static final int LEAST_AROUND = 3;
    private static final int FEW = 4;
    private static final int MOST_LEVELS = 6;
    private static final int LABEL = 150;
    private static final int NOTICE = 320;

    private static final Pattern ENDING = Pattern.compile(
            "(\\(?(image|photo|picture|credit|source)s?\\s?[:©].{0,60}|all rights reserved\\.?|/? ?(getty images|ap photo|afp|reuters/[\\w .]+)\\)?\\.?)$",
            Pattern.CASE_INSENSITIVE);

    private Clutter() {}

    /** Takes out of the page what its markup calls clutter, unless most of the page's text would go with it. */
    static void remove(Document page) {
        removeDialogs(page);
        int all = page.body().text().length();
        page.select(TAGS).forEach(element -> drop(element, page, all));
        int whole = page.body().text().length();
        List<Element> named = page.body().select("[class],[id]");
        for (Element element : named) {
            if (element.parent() == null) {
                continue;
            }
            Set<String> names = names(element);
            if (isNamed(element, names) && element.text().length() * 4 < whole && !isLead(element, names)) {
                element.remove();
            } else if (isIntroduction(element, names)) {
                element.removeAttr("class").removeAttr("id");
            }
        }
    }

    /** Takes out what asks for consent, which is never the article, however short that is. */
    static Document removeDialogs(Document page) {
        for (Element element : page.body().select(DIALOGS)) {
            if (element != page.body() && element.parent() != null && Gate.isConsent(element)) {
                element.remove();
            }
        }
        return page;
    }

    /** Takes out every part that asks for consent, whatever it is named, wherever it stands. */
    static Document removeConsent(Document page) {
        removeConsent(page.body(), 0);
        return page;
    }

    private static void removeConsent(Element parent, int depth) {
        for (Element child : new ArrayList<>(parent.children())) {
            if (Gate.isConsent(child)) {
                child.remove();
            } else if (depth < MOST_LEVELS) {
                removeConsent(child, depth + 1);
            }
        }
    }

    private static void drop(Element element, Document page, int whole) {
        if (element == page.body() || element.parent() == null) {
            return;
        }
        if (HOLDERS.contains(element.normalName()) && prose(element) * 2 > whole) {
            element.tagName("div"); // Readability does not look into these
        } else if (element.nameIs("time")
                ? !isWithinSentence(element)
                : element.select("p").size() < 6) {
            element.remove();
        }
    }

    /** How many characters of an element are sentences rather than labels and links. */
    private static int prose(Element element) {
        return TextBlock.of(element).stream()
                .filter(block -> block.isProse() && !block.isLinks())
                .mapToInt(block -> block.text().length())
                .sum();
    }

    /** Whether a date stands in running text, which would not be a sentence without it. */
    private static boolean isWithinSentence(Element time) {
        Element outer = time;
        while (outer.parent() instanceof Element parent
                && !parent.isBlock()
                && parent.textNodes().size() < 2) {
            outer = parent;
        }
        Element parent = outer.parent();
        boolean joined = outer.nextSibling() instanceof TextNode next && !next.isBlank()
                || outer.previousSibling() instanceof TextNode before && !before.isBlank();
        return parent != null
                && joined
                && parent.ownText().strip().split("\\s+").length >= LEAST_AROUND
                && TextBlock.isEnded(parent.text());
    }

    /** Whether a part that is named like a teaser is the article's own lead: prose, and no link to another. */
    private static boolean isLead(Element element, Set<String> names) {
        if (Collections.disjoint(names, LEADS) || !Collections.disjoint(names, WORDS)) {
            return false;
        }
        List<TextBlock> blocks = TextBlock.of(element);
        return !blocks.isEmpty()
                && blocks.stream()
                        .allMatch(block -> TextBlock.isSentence(block.text())
                                && block.linked() * 4 < block.text().length());
    }

    private static boolean isIntroduction(Element element, Set<String> names) {
        return !Collections.disjoint(names, INTRODUCTIONS)
                && element.children().size() <= FEW
                && TextBlock.isSentence(element.text());
    }

    private static boolean isNamed(Element element, Set<String> names) {
        boolean holder = element.nameIs("body")
                || element.nameIs("html")
                || element.nameIs("article")
                || element.nameIs("main")
                || element.nameIs("p");
        return !holder && !(Collections.disjoint(names, WORDS) && Collections.disjoint(names, LEADS));
    }

    /** The words of an element's classes and of its id, without those of names that are made of many. */
    private static Set<String> names(Element element) {
        Set<String> names = new HashSet<>();
        for (String name : SPACE.split(element.className() + " " + element.id())) {
            String[] words = WORD_BREAK.split(name);
            if (words.length <= MOST_WORDS) {
                for (String word : words) {
                    names.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** Whether a line's wording says that it is no part of the story. */
    static boolean isWorded(String line) {
        boolean sentence = TextBlock.isSentence(line);
        Pattern wording = sentence ? ADDRESSED : WORDING;
        boolean matched = (line.length() < LABEL && wording.matcher(line).find())
                || (line.length() < NOTICE
                        && (NOTICES.matcher(line).find() || ENDING.matcher(line).find()));
        // last, for it looks around every comma
        return matched
                && !(sentence
                        && !LABELLED.matcher(line).find()
                        && REPORTED.matcher(line).find());
    }
}
