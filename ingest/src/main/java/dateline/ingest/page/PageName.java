package dateline.ingest.page;

import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page is known by: its addresses and its titles, to tell whether something is about it.
 *
 * @param base what relative addresses relate to
 * @param addresses without what does not tell pages apart
 * @param titles their letters and digits, lower case
 */
record PageName(String base, List<String> addresses, List<String> titles) {
    private static final int SHORTEST = 8;

    static PageName of(String base, Stream<@Nullable String> addresses, Stream<@Nullable String> titles) {
        return new PageName(
                base,
                addresses
                        .filter(Objects::nonNull)
                        .map(PageName::bare)
                        .filter(a -> !a.isEmpty())
                        .toList(),
                titles.filter(Objects::nonNull)
                        .map(PageName::letters)
                        .filter(t -> !t.isEmpty())
                        .toList());
    }

    boolean isAt(String address) {
        return addresses.contains(bare(Addresses.resolve(base, address)));
    }

    /** Whether an address is another page's: one with a path, not the site's own. */
    boolean isElsewhere(String address) {
        String bare = bare(Addresses.resolve(base, address));
        return bare.indexOf('/') > 0 && bare.indexOf('/') < bare.length() - 1 && !addresses.contains(bare);
    }

    /** Whether a headline is the page's, which may have the site's name behind it. */
    boolean isCalled(String headline) {
        String letters = letters(HtmlText.line(headline));
        return titles.stream()
                .anyMatch(title -> title.equals(letters)
                        || (letters.length() >= SHORTEST && title.startsWith(letters))
                        || (title.length() >= SHORTEST && letters.startsWith(title)));
    }

    /** An address without scheme, {@code www}, query, fragment and last slash. */
    private static String bare(String address) {
        if (!Addresses.isWeb(address) || address.length() > Addresses.LONGEST) {
            return "";
        }
        String plain = address.substring(address.indexOf("://") + 3).replaceFirst("[?#].*", "");
        int path = plain.indexOf('/');
        String host = (path < 0 ? plain : plain.substring(0, path))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(?:www|m|amp)\\.", "");
        String rest = path < 0 ? "" : plain.substring(path).replaceFirst("/+$", "");
        return host + rest;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(300)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
