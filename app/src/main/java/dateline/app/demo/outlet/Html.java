package dateline.app.demo.outlet;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Plain text as the HTML that feeds carry. */
public final class Html {
    private Html() {}

    /** A paragraph for each block of text between empty lines. */
    static String paragraphs(String text) {
        return Arrays.stream(text.split("\\n\\s*\\n"))
                .map(p -> "<p>" + escape(p.strip().replaceAll("\\s*\\n\\s*", " ")) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /** Summary and text in one, as feeds without an element for the text have it. */
    static String whole(Item item) {
        return paragraphs(item.body().isEmpty() ? item.summary() : item.summary() + "\n\n" + item.body());
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
