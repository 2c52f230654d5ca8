package dateline.ingest.parse.xml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which media are pictures (Media RSS 1.5.1). */
final class Pictures {
    private static final Pattern NAME =
            Pattern.compile("\\.(?:jpe?g|png|gif|webp|avif)(?=[?#]|\\z)", Pattern.CASE_INSENSITIVE);

    private Pictures() {}

    /** By what the feed says of it, else by its address. */
    static boolean isPicture(String address, @Nullable String medium, @Nullable String type) {
        return "image".equalsIgnoreCase(medium)
                || (type != null && type.startsWith("image/"))
                || NAME.matcher(address).find();
    }
}
