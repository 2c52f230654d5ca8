package dateline.ingest.page;

import dateline.contract.record.Article;
import dateline.ingest.parse.html.Pages;
import dateline.ingest.parse.text.Controls;
import dateline.ingest.parse.text.DocumentText;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the article in its page: takes clutter out, lets Readability (the algorithm of Mozilla's reader view, as
 * readability4j has it) choose the element, then keeps the blocks that tell the story. Where that gives next to nothing,
 * the page as it was or its own JSON-LD {@code articleBody} stands in. Never throws, fetches nothing;
 * any thread may call.
 */
public final class PageReader {
    private static final int TOO_SHORT = 200;
    private static final int LONGEST_CONSENT = 5_000;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_CHILDREN = 1_500;
    private static final int LARGEST = 5_000_000;
    private static final String FORMATS = "b,i,em,strong,u,s,font,small,big";

    /**
     * What the page says.
     *
     * @param html the document's bytes
     * @param contentType the response's Content-Type header
     * @param url where it came from, absolute
     */
    public Page read(byte[] html, @Nullable String contentType, String url) {
        String text = Controls.mended(DocumentText.of(html, contentType));
        Document page = Pages.of(text, url, LARGEST);
        PageFacts facts = PageFacts.of(page);
        Article.Image image = facts.image() == null
                ? null
                : new Article.Image(facts.image(), LeadPicture.caption(page, facts.image(), facts.caption()));
        boolean marked = Paywall.isMarked(page, facts);
        int worded = Paywall.worded(page);
        unwrapParagraphs(page);
        Document untouched = page.clone();
        String story = story(page, untouched, facts, url);
        return new Page(
                facts.title(),
                story,
                facts.canonicalUrl(),
                facts.authors(),
                facts.published(),
                facts.modified(),
                image,
                facts.language(),
                marked || story.length() < worded,
                Gate.of(untouched, story));
    }

    /** A format that was never ended goes on around all that follows; it is no part to choose the story from. */
    private static void unwrapParagraphs(Document page) {
        for (Element format : page.select(FORMATS)) {
            if (format.children().stream().anyMatch(Element::isBlock)) {
                format.unwrap();
            }
        }
    }

    private static String story(Document page, Document original, PageFacts facts, String url) {
        Clutter.remove(page);
        String story = readable(page, facts, url);
        if (story.length() < TOO_SHORT) {
            String other = readable(Clutter.removeDialogs(original.clone()), facts, url);
            story = other.length() > story.length() * 2 ? other : story;
        }
        if (!story.isEmpty() && story.length() < LONGEST_CONSENT && Gate.isConsent(story)) {
            String other = readable(Clutter.removeConsent(original.clone()), facts, url);
            boolean told = other.lines().anyMatch(TextBlock::isSentence) && !Gate.isConsent(other);
            story = told ? other : story; // a page of nothing else is a gate
        }
        String body = facts.body();
        return body != null && story.length() < TOO_SHORT && body.length() > story.length() ? body : story;
    }

    private static String readable(Document page, PageFacts facts, String url) {
        Element found = chosen(page, url);
        return PageText.of(TextBlock.of(found == null ? page.body() : found), facts.title());
    }

    /** Readability's time grows with the square of a page's breadth; no article needs this many elements. */
    private static boolean isVast(Document page) {
        int elements = 0;
        for (Element element : page.getAllElements()) {
            elements++;
            if (elements > MOST_ELEMENTS || element.childNodeSize() > MOST_CHILDREN) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Element chosen(Document page, String url) {
        if (isVast(page)) {
            return null;
        }
        try {
            return new Readability4J(url, page).parse().getArticleContent();
        } catch (RuntimeException | StackOverflowError confused) {
            return null; // the library does not promise to bear every page; the whole body is still there
        }
    }
}
