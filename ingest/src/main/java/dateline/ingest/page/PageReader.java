package dateline.ingest.page;

import dateline.ingest.parse.DocumentText;
import dateline.ingest.parse.SafeHtml;
import java.util.List;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds the article in its page. */
public final class PageReader {
    public Page read(byte[] html, @Nullable String contentType, String url) {
        Document page = Parser.htmlParser().setMaxDepth(200).parseInput(DocumentText.of(html, contentType), url);
        Article article = new Readability4J(url, page).parse();
        String text = article.getArticleContent() == null ? "" : SafeHtml.lines(article.getArticleContent());
        return new Page(page.title(), text, null, List.of(), null, null, null);
    }
}
