package dateline.annotate.entity.text;

import java.util.Set;

/** Words that keep the full stop after them. */
final class Abbreviations {
    private static final int LONGEST = 5;
    private static final Set<String> BEFORE_A_NAME = Set.of(
            "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "Capt", "Maj", "Adm",
            "Rev", "Hon", "St", "Ste", "Mt", "Ft", "Pres", "Supt", "Insp", "Cpl", "Pvt", "Msgr", "Fr", "Br", "Sr", "vs",
            "No", "Cmdr", "Brig", "Amb", "Atty", "Dept", "Univ");
    private static final Set<String> OTHERS = Set.of(
            "Inc", "Corp", "Co", "Ltd", "Bros", "Jr", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept",
            "Oct", "Nov", "Dec", "etc", "approx", "Fla", "Calif", "Mass", "Conn", "Minn", "Ariz", "Colo", "Tenn",
            "Wash", "Va", "Pa", "Ga", "Md", "Mich", "Wis", "Ala", "Okla", "Ore", "Neb", "Nev", "Ky", "La", "Ill", "Ind",
            "Del");

    private Abbreviations() {}

    /** Whether the word {@code text[start,end)}, which a full stop follows, is one: "Mr", "U.S", "J". */
    static boolean known(String text, int start, int end) {
        char last = text.charAt(end - 1);
        if (end - start == 1 || text.charAt(end - 2) == '.') {
            return last >= 'A' && last <= 'Z' || end - start > 1 && last >= 'a' && last <= 'z';
        }
        if (end - start > LONGEST || !Character.isLetter(last)) {
            return false;
        }
        String word = text.substring(start, end);
        return BEFORE_A_NAME.contains(word) || OTHERS.contains(word);
    }

    /** Whether a name, rather than a new sentence, follows the token (full stop included). */
    static boolean beforeName(String text, int start, int end) {
        return end - start == 2 && Character.isUpperCase(text.charAt(start))
                || end - start <= LONGEST + 1 && BEFORE_A_NAME.contains(text.substring(start, end - 1));
    }
}
