package dateline.console;

import dateline.console.SampleRows.Story;
import java.util.List;
import java.util.Map;

/** Stories for looking at the page, written for it. */
final class SampleStories {
    private SampleStories() {}

    static final List<Story> ALL = List.of(
            new Story(
                    "The Harbour Post",
                    "en",
                    "Mali reopens its border with Senegal as cotton harvest begins",
                    "Lorries queued for six kilometres before dawn on Monday as Mali reopened the crossing at Diboli after eleven weeks.\n"
                            + "Customs officers said 214 vehicles had passed by noon. “We have cotton that cannot wait for diplomats,” said Awa Traore, who runs a cooperative of 900 growers near Kayes.\n"
                            + "The two governments agreed last week on joint inspections. Officials from ECOWAS will observe the first month, and Mali has promised to publish the figures.",
                    Map.of("ML", "Mali", "SN", "Senegal"),
                    List.of("Awa Traore", "ECOWAS"),
                    List.of("economy, business and finance", "border dispute")),
            new Story(
                    "Northern Ledger",
                    "en",
                    "Finland’s grid operator warns of tight supply in first cold snap",
                    "Electricity reserves in Finland will be thinner than in any November since 2019, the grid operator said.\n"
                            + "Marja Lehtonen, who heads its control room, asked large users to shift load to the night hours. Imports from Sweden and Estonia cover the gap for now.",
                    Map.of("FI", "Finland", "SE", "Sweden", "EE", "Estonia"),
                    List.of("Marja Lehtonen"),
                    List.of("energy and resource")),
            new Story(
                    "Levant Daily",
                    "ar",
                    "الأردن يعلن خطة جديدة لإدارة مياه الشرب قبل الشتاء",
                    "أعلنت الحكومة في الأردن خطة لخفض الفاقد من شبكات المياه بنسبة الثلث خلال عامين.\nوقال المسؤولون إن العمل يبدأ في المحافظات الشمالية.",
                    Map.of("JO", "الأردن"),
                    List.of(),
                    List.of("environment")),
            new Story(
                    "Tel Aviv Observer",
                    "he",
                    "ישראל וקפריסין חתמו על הסכם לחיבור רשתות החשמל",
                    "ההסכם בין ישראל לבין קפריסין נחתם ביום ראשון לאחר שלוש שנים של משא ומתן.",
                    Map.of("IL", "ישראל", "CY", "קפריסין"),
                    List.of(),
                    List.of("energy and resource", "diplomacy")),
            new Story(
                    "Diario del Sur",
                    "es",
                    "Uruguay aprueba una ley para proteger los humedales de la costa",
                    "El parlamento de Uruguay aprobó por amplia mayoría una norma que limita la construcción en la franja costera.",
                    Map.of("UY", "Uruguay"),
                    List.of(),
                    List.of("environment", "politics")),
            new Story(
                    "The Harbour Post",
                    "en",
                    "Kiribati asks neighbours for ships after its ferry runs aground",
                    "The only inter-island ferry of Kiribati ran aground on a reef off Tabiteuea on Sunday; all 61 passengers walked ashore at low tide.\n"
                            + "The government asked Fiji and Australia for a vessel to carry rice and medicine until the new year. “Two atolls have flour for nine days,” the minister, Teima Ioane, told radio listeners.",
                    Map.of("KI", "Kiribati", "FJ", "Fiji", "AU", "Australia"),
                    List.of("Teima Ioane"),
                    List.of("transport accident", "emergency and relief")),
            new Story(
                    "Rheinblatt",
                    "de",
                    "Schweiz und Österreich bauen gemeinsames Frühwarnsystem für Murgänge",
                    "Nach dem nassen Herbst wollen die Schweiz und Österreich Messdaten aus 140 Tälern austauschen. Die Anlage soll im Frühjahr in Betrieb gehen.",
                    Map.of("CH", "Schweiz", "AT", "Österreich"),
                    List.of(),
                    List.of("natural disaster")),
            new Story(
                    "Le Quotidien du Lac",
                    "fr",
                    "Le Tchad et le Cameroun relancent le chemin de fer de Ngaoundéré",
                    "Les ministres des transports du Tchad et du Cameroun ont signé un calendrier de travaux de quatre ans.",
                    Map.of("TD", "Tchad", "CM", "Cameroun"),
                    List.of(),
                    List.of("rail transport")),
            new Story(
                    "Pacific Wire",
                    "ja",
                    "モンゴルと日本、再生可能エネルギーで協力覚書に署名",
                    "モンゴルと日本の両政府は月曜日、風力発電の共同調査に関する覚書に署名した。",
                    Map.of("MN", "モンゴル", "JP", "日本"),
                    List.of(),
                    List.of("diplomacy")),
            new Story(
                    "Northern Ledger",
                    "en",
                    "Court in Kenya strikes down levy on small coffee farms",
                    "Judges in Nairobi ruled that Kenya may not collect the 2 per cent levy from farms below five hectares.\nGrowers’ groups, led by Peter Mwangi, called the ruling overdue; the treasury said it would appeal.",
                    Map.of("KE", "Kenya"),
                    List.of("Peter Mwangi"),
                    List.of("judiciary", "agriculture")),
            new Story(
                    "Kyiv Courier",
                    "uk",
                    "Україна та Молдова домовилися про спільний контроль на кордоні",
                    "Україна і Молдова відкриють два спільні пункти пропуску до кінця року.",
                    Map.of("UA", "Україна", "MD", "Молдова"),
                    List.of(),
                    List.of("border dispute")),
            new Story(
                    "Pacific Wire",
                    "en",
                    "Bhutan’s first archive of film opens in a former granary",
                    "Bhutan opened a national film archive on Saturday in a restored granary above Thimphu, with 1,300 reels that had been kept in monasteries and a cinema’s cellar.",
                    Map.of("BT", "Bhutan"),
                    List.of(),
                    List.of("cinema", "culture")),
            new Story(
                    "Diario del Sur",
                    "es",
                    "Perú y Bolivia acuerdan medir juntos el nivel del lago Titicaca",
                    "Técnicos de Perú y Bolivia instalarán doce estaciones automáticas antes de marzo.",
                    Map.of("PE", "Perú", "BO", "Bolivia"),
                    List.of(),
                    List.of("environment")),
            new Story(
                    "The Harbour Post",
                    "en",
                    "<script>alert(1)</script> Headline test: markets & <b>rates</b> steady in Georgia",
                    "The central bank of Georgia left its rate at 8 per cent. <img src=x onerror=alert(1)> Analysts had expected no change.",
                    Map.of("GE", "Georgia"),
                    List.of(),
                    List.of("central bank")));
}
