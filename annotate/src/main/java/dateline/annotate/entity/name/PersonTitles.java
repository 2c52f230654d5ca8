package dateline.annotate.entity.name;

import java.util.Set;

/** Words that stand before a person's name. */
public final class PersonTitles {
    private static final int LONGEST = 14;
    private static final Set<String> TITLES = Set.of(
            "Mr",
            "Mr.",
            "Mrs",
            "Mrs.",
            "Ms",
            "Ms.",
            "Miss",
            "Dr",
            "Dr.",
            "Prof.",
            "Professor",
            "Sir",
            "Lord",
            "Lady",
            "Dame",
            "President",
            "Minister",
            "Chancellor",
            "Senator",
            "Sen.",
            "Rep.",
            "Gov.",
            "Governor",
            "Mayor",
            "General",
            "Gen.",
            "Colonel",
            "Col.",
            "Captain",
            "Capt.",
            "Lieutenant",
            "Lt.",
            "Sgt.",
            "Judge",
            "Justice",
            "King",
            "Queen",
            "Prince",
            "Princess",
            "Pope",
            "Rabbi",
            "Sheikh",
            "Ayatollah",
            "Imam",
            "Bishop",
            "Archbishop",
            "Cardinal",
            "Rev.",
            "Reverend",
            "Father",
            "Secretary",
            "Ambassador",
            "Premier",
            "Congressman",
            "Congresswoman",
            "Representative",
            "Councillor",
            "Detective",
            "Officer",
            "Coach",
            "Saint",
            "spokesman",
            "spokeswoman",
            "spokesperson");

    private PersonTitles() {}

    public static boolean is(String word) {
        return word.length() <= LONGEST && TITLES.contains(word);
    }
}
