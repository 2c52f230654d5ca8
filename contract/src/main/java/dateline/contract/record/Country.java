package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A country that an article mentions, with what makes us think so.
 *
 * @param code ISO 3166-1 alpha-2, or XK for Kosovo
 * @param confidence 0..1, how likely it is that the article means this country
 * @param salience 0..1, how much of the article is about it
 * @param how the strongest kind of evidence
 * @param evidence where it stands, in reading order, title first; never empty
 */
public record Country(String code, double confidence, double salience, How how, List<Evidence> evidence) {
    public Country {
        evidence = List.copyOf(evidence);
    }

    /** The kinds of evidence, strongest first. */
    public enum How {
        /** The country's own name in any of its forms. */
        NAME,
        /** Its people or its adjective: "Kenyan". */
        DEMONYM,
        /** A place in it: a city, a region. */
        PLACE,
        /** Its capital standing for its government: "Washington said". */
        CAPITAL_METONYM,
        /** A person who leads it. */
        LEADER,
        /** An institution of it: "the Knesset". */
        INSTITUTION
    }

    /**
     * One piece of evidence.
     *
     * @param field the field that the offsets count in
     * @param start offset of the first UTF-16 code unit
     * @param end offset after the last UTF-16 code unit
     * @param text the characters between them
     * @param how what kind of evidence it is
     * @param context what it stands in, where that makes it say less about the story; null for running text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(
            Field field,
            int start,
            int end,
            String text,
            How how,
            @Nullable Context context) {}

    /** Parts of an article that name countries which the story need not be about. */
    public enum Context {
        /** Where the report was written: "ASTANA (Reuters) —". */
        DATELINE,
        /** Who made a picture or the text, and the outlet speaking of itself. */
        CREDIT,
        /** Links to other stories: "Read also: …". */
        RELATED
    }
}
