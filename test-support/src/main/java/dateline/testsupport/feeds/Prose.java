package dateline.testsupport.feeds;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences that are as good as news in some languages; no two of a document need to differ. */
enum Prose {
    ENGLISH(
            "The council|A ferry from Ostend|The harbour’s café|Q&A with the mayor|Loading docks at the port|Via a spokesman, the firm",
            "announced on Monday|rejected|will rebuild|closed|has sold for 5 million|asked voters about",
            "the old bridge|both rail lines|its \"late\" budget|a pier that is < 3 m wide|the fish market|100 % of the boats",
            "after a long debate.|for the first time since 1998.|because of the storm.|in spite of the protests.|, witnesses said.",
            " "),
    GERMAN(
            "Der Stadtrat|Die Fähre aus Rügen|Das Bürgerbüro|Ein Sprecher der Werft",
            "beschloss am Montag|kündigte an|verschiebt|meldete",
            "den Umbau der Brücke|die Öffnung des Hafens|den Verkauf von 20 Schiffen|das Ende der Straßenbahn",
            "nach langer Debatte.|trotz des Sturms.|zum ersten Mal seit 1998.",
            " "),
    RUSSIAN(
            "Городской совет|Паром из Риги|Порт Мурманска|Мэр города",
            "объявил в понедельник|отложил|одобрил|закрыл",
            "ремонт старого моста|продажу двадцати судов|новый бюджет|обе железные дороги",
            "после долгих споров.|впервые с 1998 года.|несмотря на протесты.",
            " "),
    PERSIAN(
            "شورای شهر|بندر بوشهر|شهردار تهران",
            "روز دوشنبه اعلام کرد|تصویب کرد|به تعویق انداخت",
            "بازسازی پل قدیمی را|فروش بیست کشتی را|بودجه تازه را",
            "پس از بحثی طولانی.|برای نخستین بار.|با وجود اعتراض‌ها.",
            " "),
    CHINESE("市议会|港口公司|市长", "周一宣布|推迟|批准", "重建旧桥|出售二十艘船|新的预算", "，这是首次。|，尽管有人抗议。|。", "");

    private final List<List<String>> parts;
    private final String gap;

    Prose(String subjects, String verbs, String objects, String ends, String gap) {
        this.parts = List.of(split(subjects), split(verbs), split(objects), split(ends));
        this.gap = gap;
    }

    private static List<String> split(String alternatives) {
        return List.of(alternatives.split("\\|"));
    }

    String sentence(Dice dice) {
        return parts.stream().map(dice::pick).collect(Collectors.joining(gap)).replace(" ,", ",");
    }

    /** So many sentences, one behind the other. */
    String paragraph(Dice dice, int sentences) {
        return IntStream.range(0, sentences).mapToObj(i -> sentence(dice)).collect(Collectors.joining(gap));
    }
}
