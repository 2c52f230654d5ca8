package dateline.annotate.country.name;

import java.util.List;

/** The English words that say what a name beside them is. */
public final class English {
    /** What governments do: a capital before one of these stands for its government. */
    public static final List<String> SAYING_VERBS = words(
            "said says agreed agrees accused accuses warned warns denied denies insists insisted wants wanted urged urges"
                    + " vowed vows announced announces demanded demands rejected rejects condemned condemns imposed imposes"
                    + " recalled recalls believes believed called calls sees signed threatened threatens considers backs backed"
                    + " supports supported blames blamed refuses refused hopes pledged pledges maintains claims claimed");
    /** Before a person's name. */
    public static final List<String> HONORIFICS =
            words("Mr Mrs Ms Miss Dr Sir Dame Lord Lady Judge Justice Sgt Lt Capt Col Cpl Pvt"
                    + " Officer Detective Deputy Sheriff Coach Professor Prof Rev Reverend Father Sister Brother Sen Rep Gov"
                    + " Senator Congressman Congresswoman Councilman Councilwoman Uncle Aunt Saint"
                    + " Operation Project Hurricane Typhoon Cyclone Storm");
    /** The last word of what stands before a leader's surname: "Prime Minister Modi". */
    public static final List<String> OFFICES =
            words("President Minister Premier Chancellor PM Prez Leader Taoiseach Emir Sultan"
                    + " président presidente presidente Präsident Präsidentin Bundeskanzler Kanzler ministre ministro primeiro"
                    + " президент премьер канцлер");
    /** Before a language's name. */
    public static final List<String> LANGUAGE_VERBS =
            words("speak speaks spoke speaking spoken learn learned learns learning"
                    + " teach taught teaches teaching study studied studying fluent only translated into");
    /** After a language's name, and hardly after a people's adjective. */
    public static final List<String> CONJUNCTIONS = words("and or with by on at but as to for when from that which");
    /** Before a place's name. */
    public static final List<String> PLACE_PREPOSITIONS =
            words("in to from at near across inside throughout toward towards into outside through within via around");

    /** "Italian restaurant", "Irish dancing", "French teacher": of the people's making, anywhere. */
    public static final List<String> CULTURE = words(
            "restaurant restaurants pub pubs grill food foods cuisine cooking dish dishes bakery bread wine wines beer"
                    + " cheese pastry salad sausage soup sauce music song songs dance dances dancing dancer dancers class"
                    + " classes teacher teachers lesson lessons students heritage ancestry descent roots folk tale tales"
                    + " proverb accent language translation subtitles version dictionary grammar literature poetry"
                    + " architecture style styles tradition traditions festival speaker speakers speaking");
    /** "a Paris man", "Lebanon police": how the local press speaks of the town next door. */
    public static final List<String> RESIDENTS = words(
            "man woman men women teen teenager couple resident residents native boy girl mother father students student"
                    + " police firefighters officer officers mayor elementary city high council");
    /** "Oxford City Council", "Madison County Health Department": bodies that are named after where they are. */
    public static final List<String> CIVIC =
            words("city county police fire school schools independent high elementary middle public"
                    + " health sheriff council chamber board district township town village library mayor municipal unified"
                    + " community regional memorial general airport borough magistrates crown university");

    /** Places that people are called by at the front of their names. */
    public static final List<String> GIVEN_ALSO =
            words("Georgia Jordan Chad Paris Austin Chelsea Sydney Charlotte Savannah Dakota"
                    + " Madison Brittany Virginia Florence Adelaide Savanna Dallas Lincoln Jackson Israel");

    private English() {}

    private static List<String> words(String all) {
        return List.of(all.split(" "));
    }
}
