package dateline.annotate.country.name;

import dateline.contract.record.Country.How;

/**
 * One thing that a surface can mean.
 *
 * @param code the country; empty for a phrase that means none
 * @param kind what the surface is to it
 * @param weight 0..1, how likely the surface alone means this
 * @param languages bits of {@link TextLanguages} that use it so
 * @param writing how it must be written to count
 */
public record Sense(String code, Kind kind, float weight, long languages, Writing writing) {
    public enum Kind {
        NAME(How.NAME, 3),
        DEMONYM(How.DEMONYM, 2),
        /** A capital city. */
        CAPITAL(How.PLACE, 1.5),
        CITY(How.PLACE, 1),
        /** A town that the article must speak for, or it is a chance likeness. */
        TOWN(How.PLACE, 1),
        /** A first-level division that articles write after a comma: "Lebanon, Ohio". */
        STATE(How.PLACE, 1.5),
        /** A region, a landmark, a city that needs no size. */
        PLACE(How.PLACE, 1.5),
        /** The abbreviation of a state, which counts after a comma. */
        STATE_MARK(How.PLACE, 1),
        /** Who leads it, by the full name. */
        LEADER(How.LEADER, 1),
        /** The same by the surname, which counts once the article has said who it is. */
        SURNAME(How.LEADER, 1),
        INSTITUTION(How.INSTITUTION, 1),
        /** Speaks for a country where a name has several; no evidence by itself. */
        CUE(How.PLACE, 0),
        /** A word of one country's local press: speaks for its towns where a town's name has several. */
        SETTING(How.PLACE, 0),
        /** Means no country although a country's word stands in it. */
        BLOCK(How.PLACE, 0);

        public final How how;
        public final double strength;

        Kind(How how, double strength) {
            this.how = how;
            this.strength = strength;
        }
    }

    public enum Writing {
        ANY,
        /** The first letter is a capital, in scripts that have them. */
        PROPER,
        /** All letters are capitals. */
        CAPITALS
    }

    /** The same in other languages. */
    Sense in(long others) {
        return new Sense(code, kind, weight, others, writing);
    }

    /** Whether it is no evidence by itself. */
    public boolean isHint() {
        return kind == Kind.CUE || kind == Kind.SETTING || kind == Kind.SURNAME;
    }

    public boolean isPlace() {
        return kind.how == How.PLACE;
    }
}
