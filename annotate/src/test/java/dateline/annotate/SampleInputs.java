package dateline.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Articles put together from sentences in several languages, the same for the same seed. */
final class SampleInputs {
    static final List<String> SENTENCES = List.of(
            "Kenya and Ethiopia signed an agreement in Nairobi on Tuesday to build a railway.",
            "Grace Wanjiru, the transport minister, said the African Development Bank would lend most of the money.",
            "Washington said it would answer, and Moscow warned both sides not to.",
            "Police in Paris, Texas, arrested Jordan Hill on Friday; Georgia's governor thanked them.",
            "The Kremlin declined to comment, and the Knesset votes on the budget next week.",
            "LIMA, Nov 3 (Example Wire) — Peru's central bank left its rate unchanged at 5.25 per cent.",
            "Read also: Brazil's drought, in pictures",
            "Photo: Anna Berg / Example Pictures, Stockholm",
            "The U.S. and the U.K. asked the D.R.C. for talks; South Korean and Dutch officials will attend.",
            "Mr Okafor scored twice as Lagos City beat Accra Stars 3-1 in the final.",
            "Floods near Dhaka forced 12,000 people from their homes, the Red Crescent said.",
            "Die Regierung von Kenia unterzeichnete am Dienstag in Nairobi ein Abkommen mit den Nachbarn.",
            "Le président du Sénégal a reçu lundi à Dakar une délégation venue du Mali et de la Guinée.",
            "El gobierno de Uruguay anunció el martes una ley para proteger los humedales de la costa.",
            "O primeiro-ministro de Portugal encontrou-se em Lisboa com empresários de Angola e do Brasil.",
            "Правительство Казахстана объявило во вторник в Астане о новых мерах поддержки.",
            "Україна та Молдова відкриють два спільні пункти пропуску до кінця року.",
            "أعلنت الحكومة في الأردن خطة لخفض الفاقد من شبكات المياه بنسبة الثلث خلال عامين.",
            "ההסכם בין ישראל לבין קפריסין נחתם ביום ראשון לאחר שלוש שנים של משא ומתן.",
            "Türkiye ile Yunanistan arasındaki görüşmeler salı günü Ankara'da başladı.",
            "भारत और नेपाल ने मंगलवार को नई रेल लाइन पर समझौता किया।",
            "モンゴルと日本の両政府は月曜日、風力発電の共同調査に関する覚書に署名した。",
            "中国和巴西的官员星期二在北京举行了会谈。",
            "🎉 Fiji 🇫🇯 celebrates! 👩‍🚀🚀 ¡Vamos! ①②③ ﬁne");

    private SampleInputs() {}

    static List<AnnotationInput> of(long seed, int number) {
        Random random = new Random(seed);
        List<AnnotationInput> inputs = new ArrayList<>();
        List<String> hints = Arrays.asList(null, "en", "de-CH", "ar", "nonsense");
        List<String> countries = Arrays.asList(null, "GB", "US");
        for (int i = 0; i < number; i++) {
            inputs.add(new AnnotationInput(
                    sentences(random, 1),
                    sentences(random, 2 + random.nextInt(12)),
                    hints.get(random.nextInt(hints.size())),
                    countries.get(random.nextInt(countries.size()))));
        }
        return inputs;
    }

    /** Mostly of neighbouring sentences, so that there is one language more often than not. */
    private static String sentences(Random random, int number) {
        StringBuilder text = new StringBuilder();
        int first = random.nextInt(SENTENCES.size());
        for (int i = 0; i < number; i++) {
            int next = random.nextInt(6) == 0 ? random.nextInt(SENTENCES.size()) : first + i % 6;
            text.append(i == 0 ? "" : i % 3 == 0 ? "\n\n" : " ").append(SENTENCES.get(next % SENTENCES.size()));
        }
        return text.toString();
    }
}
