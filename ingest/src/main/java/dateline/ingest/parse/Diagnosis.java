package dateline.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.ingest.parse.html.FeedLinks;
import dateline.ingest.parse.xml.CanonicalFeed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a document is that is no feed, in a word for counting and a sentence for people. */
final class Diagnosis {
    private static final Pattern HTML =
            Pattern.compile("<!doctype\\s+html|<html[\\s>]|<head[\\s>]|<body[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD =
            Pattern.compile("<input[^>]{0,300}type\\s*=\\s*[\"']?password", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHALLENGE = Pattern.compile(
            "<title>\\s*(?:just a moment|attention required|ddos-guard|access denied|are you a robot|security check)"
                    + "|enable javascript and cookies to continue|checking (?:if the site connection is secure|your browser)"
                    + "|cf-chl-|/cdn-cgi/challenge-platform|_incapsula_resource|g-recaptcha|h-captcha|px-captcha|datadome",
            Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 4096;
    private static final int MOST_LOOKED_AT = 100_000;
    private static final int LINKS_NAMED = 3;
    private static final int LONGEST_QUOTE = 160;

    private Diagnosis() {}

    static ParseResult.Unreadable empty() {
        return new ParseResult.Unreadable(
                "empty", "The document is empty; check that the address is the feed's and that the server is well.");
    }

    static ParseResult.Unreadable tooManyItems() {
        return new ParseResult.Unreadable(
                "too-many-items",
                "The feed has more than " + CanonicalFeed.MOST_ITEMS
                        + " items, more than any feed needs; ask the publisher for an address with recent items only.");
    }

    static ParseResult.Unreadable tooDeep() {
        return new ParseResult.Unreadable(
                "too-deep",
                "The document nests elements more than " + CanonicalFeed.DEEPEST
                        + " deep, which no feed needs; it was given up unread. Ask the publisher to mend it, or remove the feed.");
    }

    static ParseResult.Unreadable truncated() {
        return new ParseResult.Unreadable(
                "truncated",
                "The document breaks off before its first item is complete; it will be read at the next poll if the server then sends all of it.");
    }

    static ParseResult.Unreadable notAFeed(String what) {
        return new ParseResult.Unreadable(
                "not-a-feed",
                "This is " + what + ", not RSS, Atom or JSON Feed; find the feed's address on the publisher's site.");
    }

    static ParseResult.Unreadable brokenJson(JsonProcessingException broken) {
        if (broken.getMessage() != null && broken.getMessage().contains("nesting depth")) {
            return tooDeep();
        }
        boolean cut = broken instanceof com.fasterxml.jackson.core.io.JsonEOFException;
        return cut
                ? truncated()
                : illFormed(
                        "JSON",
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
                        broken.getOriginalMessage());
    }

    static ParseResult.Unreadable illFormed(SAXException broken) {
        int line = broken instanceof SAXParseException where ? where.getLineNumber() : 0;
        return illFormed("XML", line, String.valueOf(broken.getMessage()));
    }

    private static ParseResult.Unreadable illFormed(String language, int line, String why) {
        String reason = why.length() > LONGEST_QUOTE ? why.substring(0, LONGEST_QUOTE) + "…" : why;
        return new ParseResult.Unreadable(
                "ill-formed",
                "The " + language + " is broken beyond repair" + (line > 0 ? " at line " + line : "") + " ("
                        + reason.strip() + "); tell the publisher, or remove the feed.");
    }

    static ParseResult.Unreadable sitemapIndex(List<String> sitemaps) {
        return new ParseResult.Unreadable(
                "sitemap-index",
                "This is an index of sitemaps, not a sitemap"
                        + (sitemaps.isEmpty()
                                ? ""
                                : "; add one of those it lists, such as " + String.join(", ", sitemaps))
                        + ".");
    }

    /** What a document of no text is, by its first bytes; null if it may be text. */
    static @Nullable String binary(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (begin.startsWith("%PDF")) {
            return "a PDF document";
        } else if (begin.startsWith("\u0089PNG")
                || begin.startsWith("\u00ff\u00d8\u00ff")
                || begin.startsWith("GIF8")
                || (begin.startsWith("RIFF") && begin.endsWith("WEBP"))) {
            return "a picture";
        } else if (begin.startsWith("PK\u0003\u0004") || begin.startsWith("\u001f\u008b")) {
            return "a compressed archive";
        }
        return begin.startsWith("ID3") ? "a sound file" : null;
    }

    /** For a document that turned out not to have a feed's first element. */
    static ParseResult.Unreadable otherRoot(String text, String root, String url) {
        if (!isHtml(text) && !root.toLowerCase(Locale.ROOT).equals("html")) {
            return notAFeed(
                    root.isEmpty()
                            ? "plain text"
                            : "an XML document of <" + (root.length() > 60 ? root.substring(0, 60) : root) + ">");
        }
        ParseResult.Unreadable asking = asking(text);
        return asking == null
                ? new ParseResult.Unreadable("html-page", "This is a web page, not a feed; " + linked(text, url))
                : asking;
    }

    /** For a page that asks who we are; null if it does not. */
    static ParseResult.@Nullable Unreadable asking(String text) {
        String looked = text.length() > MOST_LOOKED_AT ? text.substring(0, MOST_LOOKED_AT) : text;
        if (CHALLENGE.matcher(looked).find()) {
            return new ParseResult.Unreadable(
                    "challenge-page",
                    "The server sent a page that asks whether we are human, instead of the feed; ask the publisher to let feed readers through, or use another address.");
        }
        return PASSWORD.matcher(text).find()
                ? new ParseResult.Unreadable(
                        "login-page",
                        "The server sent a login page instead of the feed; the feed needs an account or has moved behind one. Use another address.")
                : null;
    }

    private static String linked(String text, String url) {
        List<String> links = FeedLinks.of(text, url).stream()
                .map(FeedLinks.Candidate::url)
                .limit(LINKS_NAMED)
                .toList();
        return links.isEmpty()
                ? "it names none either. Look for the feed's address on the publisher's site."
                : "it names " + String.join(", ", links) + ". Use that address.";
    }

    static boolean isHtml(String text) {
        return HTML.matcher(text).region(0, Math.min(text.length(), HEAD)).find();
    }
}
