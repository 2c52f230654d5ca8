package dateline.ingest.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The words under an article's picture, without the name of who took it. */
final class LeadPicture {
    private static final int LONGEST = 1_000;
    private static final Pattern NAME =
            Pattern.compile("([^/?#]+)\\.(?:jpe?g|png|webp|gif|avif)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDIT = Pattern.compile(
            "\\s*[(\\[|–—-]?\\s*(?:(?:photo|picture|image|credit|source|foto|bild|crédit|fotografía|фото)(?:graph)?"
                    + "(?: by| credit| courtesy)?\\s*[:/©|]|©|\\(c\\)\\s|(?:photo|image) by ).{0,120}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private LeadPicture() {}

    /**
     * The caption: of the figure that shows the picture, else as the metadata has it; null if there is none.
     *
     * @param address the picture's
     * @param declared what the metadata says
     */
    static @Nullable String caption(Document page, String address, @Nullable String declared) {
        String shown = shown(page, address);
        String caption = shown == null || shown.isBlank() ? declared : shown;
        if (caption == null) {
            return null;
        }
        String bare = CREDIT.matcher(caption.strip()).replaceFirst("").strip();
        return bare.isEmpty() || bare.length() > LONGEST ? null : bare;
    }

    /** Sites show other sizes of the picture than they declare; the file's name is the same. */
    private static @Nullable String shown(Document page, String address) {
        String name = name(address);
        for (Element figure : page.select("figure:has(figcaption)")) {
            Element picture = figure.selectFirst("img");
            if (picture != null && name != null && picture.outerHtml().contains(name)) {
                return words(figure);
            }
        }
        return null;
    }

    private static @Nullable String words(Element figure) {
        Element caption = figure.selectFirst("figcaption");
        if (caption == null) {
            return null;
        }
        Element bare = caption.clone();
        bare.select("[class*=credit],[class*=Credit],[class*=copyright],[class*=source],cite,small,button")
                .remove();
        return bare.text();
    }

    private static @Nullable String name(String address) {
        var name = NAME.matcher(address);
        String found = null;
        while (name.find()) {
            found = name.group(1);
        }
        return found == null || found.length() < 4 ? null : found;
    }
}
