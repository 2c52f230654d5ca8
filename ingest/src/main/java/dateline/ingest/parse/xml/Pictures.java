package dateline.ingest.parse.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which media are pictures (Media RSS 1.5.1). */
public final class Pictures {
    private static final Pattern NAME =
            Pattern.compile("\\.(?:jpe?g|png|gif|webp|avif)(?=[?#]|\\z)", Pattern.CASE_INSENSITIVE);

    private static final Pattern MOVING =
            Pattern.compile("(?:video|audio|application/x-shockwave)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE =
            Pattern.compile("\\ssrc\\s*=\\s*(?:[\"']([^\"'>]+)[\"']|([^\\s\"'>]+))", Pattern.CASE_INSENSITIVE);
    /** Where scripts find what they show later in the place of an empty picture. */
    private static final Pattern LATER = Pattern.compile(
            "\\s(?:data-(?:lazy-|original-?)?src|data-original|data-lazy|srcset|data-srcset)\\s*=\\s*[\"']\\s*([^\\s\"',>]+)",
            Pattern.CASE_INSENSITIVE);
    /** Counters, faces and pictures that stand in the address itself. */
    private static final Pattern NOTHING = Pattern.compile(
            "\\b(?:width|height)\\s*[=:]\\s*[\"']?\\s*[01](?:px)?\\s*[\"';\\s/]|\\b(?:width|height)\\s*=\\s*[01]$"
                    + "|src\\s*=\\s*[\"']?\\s*data:|smil(?:ey|ies)|emoji|gravatar\\.com|feedburner\\.com/~|feeds\\.feedburner"
                    + "|doubleclick|/pixel\\b|[./]pixel\\.|tracking|1x1|spacer\\.gif|blank\\.gif|pheedo\\.|feedsportal\\.",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_TRIED = 10;
    private static final int LONGEST = 3_000;

    private Pictures() {}

    /** By what the feed says of it, else by its address. */
    public static boolean isPicture(String address, @Nullable String medium, @Nullable String type) {
        String kind = type == null ? "" : type.strip();
        return "image".equalsIgnoreCase(medium)
                || kind.regionMatches(true, 0, "image", 0, 5)
                || (MOVING.matcher(kind).lookingAt()
                        ? false
                        : NAME.matcher(address).find());
    }

    /** Whether it is a film or a sound, which may have a picture beside it. */
    static boolean isMoving(@Nullable String medium, @Nullable String type) {
        return (medium != null && MOVING.matcher(medium).lookingAt())
                || (type != null && MOVING.matcher(type.strip()).lookingAt());
    }

    /** The address of the first picture in a text's markup, as written; null if there is none that shows something. */
    public static @Nullable String first(String html) {
        int at = html.indexOf("<img");
        if (at < 0) {
            at = html.indexOf("<IMG");
        }
        for (int tried = 0; at >= 0 && tried < MOST_TRIED; tried++) {
            int end = html.indexOf('>', at);
            String tag =
                    html.substring(at, Math.min(html.length(), Math.min(end < 0 ? html.length() : end, at + LONGEST)));
            Matcher source = SOURCE.matcher(tag);
            boolean nothing = NOTHING.matcher(tag).find();
            if (!nothing && source.find()) {
                return source.group(1) != null ? source.group(1) : source.group(2);
            }
            Matcher later = LATER.matcher(tag);
            if ((!nothing || tag.contains("data:")) && later.find()) {
                return later.group(1);
            }
            at = html.indexOf("<img", at + 4);
        }
        return null;
    }
}
