package dateline.ingest.parse.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding of one byte a character a document has, of which only that is known: each candidate is judged by how
 * much of what it makes of the bytes are letters as some language writes them. Works on little text, where detectors for
 * pages guess; the language that the feed declares counts much.
 */
final class NarrowCharset {
    private static final int SAMPLE = 64 * 1024;
    private static final Pattern LANGUAGE = Pattern.compile(
            "(?:<(?:\\w{1,10}:)?language>\\s*|xml:lang\\s*=\\s*[\"']|<html[^>]{0,200}?\\slang\\s*=\\s*[\"']?|\"language\"\\s*:\\s*\")([A-Za-z]{2,3})\\b",
            Pattern.CASE_INSENSITIVE);
    /** What a language's own alphabet is worth where the document declares that language, for each letter. */
    private static final double DECLARED = 0.5;

    /**
     * A way to write a language down.
     *
     * @param letters beyond ASCII, lower case, the most frequent first where there are no others
     */
    private record Alphabet(List<String> languages, boolean own, String letters, List<String> charsets) {}

    private static final List<Alphabet> ALPHABETS = List.of(
            alphabet(
                    "ru bg sr mk uk be kk",
                    true,
                    "оеаинтсрвлкмдпуязыьбгчйхжшюцщэфъёіїєґўјљњћђџѓќѕ",
                    "windows-1251 KOI8-R KOI8-U ISO-8859-5 IBM866 x-MacCyrillic"),
            alphabet("el", true, "αοιετνσηρπκλυμςδωθγχφβξζψάέίόύήώϊϋΐΰ", "windows-1253 ISO-8859-7"),
            alphabet("he yi", true, "יוהלאתרבמשנעכדקחפםגצסטזןךץף", "windows-1255 ISO-8859-8"),
            alphabet("ar fa ur", true, "الينومتربدعسفهكقحجذصشىخةثطضغئزظءأإآؤپچژگیک", "windows-1256 ISO-8859-6"),
            alphabet("th", true, "านรกเงอลมยปทวดสตคะ่้ัีิบหไแจขพุูใำ์ชโ็ผซถฟศธณษภญฐ", "x-windows-874"),
            western("fr ca oc", "éèàçêôîûâëïùœÿæüíóòú·"),
            western("de lb", "äöüßé"),
            western("es gl ast eu", "óíáéúñüç¿¡ºª"),
            western("pt", "ãçéáíóõúâêôàüºª"),
            western("it", "àèéìòùî"),
            western("nl af", "ëéïöüèê"),
            western("sv fi da no nb nn", "åäöøæéü"),
            western("is fo", "áéíóúýðþæöø"),
            western("en ga sw id ms fil", "éèüöáíóúñç£"),
            alphabet("pl", false, "ąćęłńóśźż", "windows-1250 ISO-8859-2"),
            alphabet("cs sk", false, "áčďéěíňóřšťúůýžäľĺŕô", "windows-1250 ISO-8859-2"),
            alphabet("hu", false, "áéíóöőúüű", "windows-1250 ISO-8859-2"),
            alphabet("hr sl bs", false, "čćžšđ", "windows-1250 ISO-8859-2"),
            alphabet("ro", false, "ăâîşţșțșț", "windows-1250 ISO-8859-2 ISO-8859-16"),
            alphabet("tr az", false, "çğıöşüâîû", "windows-1254"),
            alphabet("lv", false, "āčēģīķļņšūž", "windows-1257 ISO-8859-13"),
            alphabet("lt", false, "ąčęėįšųūž", "windows-1257 ISO-8859-13"),
            alphabet("et", false, "äõöüšž", "windows-1257 windows-1252"),
            alphabet("vi", false, "ăâđêôơưàáãèéìíòóõùúýạảầấậẩẫ", "windows-1258"));

    private static final List<Alphabet> WESTERN = ALPHABETS.stream()
            .filter(alphabet -> alphabet.charsets().contains("windows-1252"))
            .toList();

    /** A text of another kind than these alphabets, Chinese as Thai for example, does not reach this. */
    private static final double CERTAIN = 0.85;

    private static final String FINALS = "ךםןףץς";

    /** Macintoshes that do not say so are rare by now. */
    private static final double OUTDATED = 0.45;

    /** A text that scores less in what it declares may be something else. */
    private static final double DOUBTFUL = 0.55;

    /** How much better another encoding must be than the declared one, and where the language is known. */
    private static final double BETTER = 0.35;

    /** Less than this tells nothing. */
    private static final int FEW = 4;

    private static final double A_LITTLE_BETTER = 0.05;

    /** Quotes and dashes that all languages use. */
    private static final String PUNCTUATION = "’“”–—…‘«»°€„·•";

    /**
     * What the bytes are.
     *
     * @param certain whether they can hardly be anything else, also no pairs of bytes
     */
    record Guess(Charset charset, boolean certain) {}

    private NarrowCharset() {}

    /**
     * The most likely one.
     *
     * @param lenient the document as UTF-8, to find the language in
     */
    static Guess of(byte[] bytes, String lenient) {
        String language = language(lenient);
        byte[] sample = words(bytes);
        Guess best = new Guess(Charset.forName("windows-1252"), false);
        double most = Double.NEGATIVE_INFINITY;
        for (Alphabet alphabet : ALPHABETS) {
            double bonus = alphabet.languages().contains(language) ? DECLARED : 0;
            for (String name : alphabet.charsets()) {
                double score = Charset.isSupported(name)
                        ? score(new String(sample, Charset.forName(name)), alphabet, bonus)
                        : Double.NEGATIVE_INFINITY;
                score -= name.startsWith("x-Mac") ? OUTDATED : 0;
                if (score > most) {
                    most = score;
                    best = new Guess(Charset.forName(name), alphabet.own() && score > CERTAIN);
                }
            }
        }
        return best;
    }

    /**
     * What the bytes are more likely than the encoding of Western Europe that they are declared to be: servers and
     * templates declare that for everything. Null if they may well be that.
     *
     * @param text the document in the declared encoding
     * @param second what else is declared, by the document itself
     */
    static @Nullable Charset insteadOf(Charset declared, byte[] bytes, String text, @Nullable Charset second) {
        byte[] sample = words(bytes);
        String language = language(text);
        for (Alphabet alphabet : ALPHABETS) {
            if (alphabet.languages().contains(language)) {
                return better(declared, alphabet, sample);
            }
        }
        double western = best(declared, sample, WESTERN);
        if (western >= DOUBTFUL || foreign(sample) < FEW) {
            return null;
        }
        if (second != null && best(second, sample, ALPHABETS) > western + BETTER) {
            return second;
        }
        Guess guess = of(bytes, text);
        return guess.certain() && best(guess.charset(), sample, ALPHABETS) > western + BETTER ? guess.charset() : null;
    }

    /** The encoding in which most of the bytes are letters of a language; null if the declared one is that. */
    private static @Nullable Charset better(Charset declared, Alphabet alphabet, byte[] sample) {
        double most = Math.max(
                score(new String(sample, declared), alphabet, 0) + A_LITTLE_BETTER, alphabet.own() ? DOUBTFUL : -1);
        Charset found = null;
        for (String name : alphabet.charsets()) {
            double score = Charset.isSupported(name) && !name.startsWith("x-Mac")
                    ? score(new String(sample, Charset.forName(name)), alphabet, 0)
                    : Double.NEGATIVE_INFINITY;
            if (score > most) {
                most = score;
                found = Charset.forName(name);
            }
        }
        return found;
    }

    private static int foreign(byte[] sample) {
        int foreign = 0;
        for (byte b : sample) {
            foreign += b < 0 ? 1 : 0;
        }
        return foreign;
    }

    /** How well an encoding fits, by the alphabet that it fits best. */
    private static double best(Charset charset, byte[] sample, List<Alphabet> alphabets) {
        String read = new String(sample, charset);
        return alphabets.stream()
                .filter(alphabet -> alphabet.charsets().contains(charset.name()))
                .mapToDouble(alphabet -> score(read, alphabet, 0))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private static String language(String text) {
        Matcher tag = LANGUAGE.matcher(text).region(0, Math.min(text.length(), SAMPLE));
        return tag.find() ? tag.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** The words that have bytes beyond ASCII, with a space around each: markup says nothing. */
    private static byte[] words(byte[] bytes) {
        byte[] out = new byte[Math.min(bytes.length, SAMPLE) * 2 + 2];
        int length = 0;
        int start = 0;
        for (int i = 0; i <= bytes.length && length + (i - start) + 2 < out.length; i++) {
            boolean inWord = i < bytes.length && (bytes[i] < 0 || Character.isLetterOrDigit(bytes[i]));
            if (!inWord) {
                boolean foreign = false;
                for (int j = start; j < i; j++) {
                    foreign |= bytes[j] < 0;
                }
                if (foreign) {
                    out[length++] = ' ';
                    System.arraycopy(bytes, start, out, length, i - start);
                    length += i - start;
                }
                start = i + 1;
            }
        }
        out[length++] = ' ';
        return Arrays.copyOf(out, length);
    }

    private static double score(String text, Alphabet alphabet, double bonus) {
        double score = 0;
        int foreign = 0;
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            foreign++;
            score += one(c, text.charAt(i - 1), text.charAt(i + 1), alphabet, bonus);
        }
        return foreign == 0 ? 0 : score / foreign;
    }

    private static double one(char c, char before, char after, Alphabet alphabet, double bonus) {
        if (c == '\uFFFD' || Controls.isOne(c)) {
            return -4;
        }
        boolean letter = Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
        boolean within = Character.isLetter(before) && Character.isLetter(after);
        int rank = alphabet.letters().indexOf(Character.toLowerCase(c));
        if (!letter) {
            // an apostrophe may stand between letters, a sign may not
            return within && c != '’' ? -3 : rank >= 0 || PUNCTUATION.indexOf(c) >= 0 ? 0.6 : -0.5;
        }
        if (isMisplacedThai(c, before, after) || isMisplacedLetter(c, before, after)) {
            return -2;
        }
        double score = rank < 0
                ? -1
                : alphabet.own() ? 1.2 - 0.6 * rank / alphabet.letters().length() + bonus : 1 + bonus;
        if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
            score -= 2;
        }
        if (Character.isUpperCase(c) && Character.isUpperCase(before)) {
            score -= 0.5; // few write in capitals, but other alphabets look so
        }
        if (before >= 0x80 && after >= 0x80 && within && alphabet.charsets().contains("windows-1252")) {
            score -= 1; // no three accents one after the other
        }
        boolean latin = isLatin(before) || isLatin(after);
        if (alphabet.own() && latin) {
            score -= 1.5; // nobody mixes alphabets within a word
        }
        return score;
    }

    /** Marks stand above or below a consonant, leading vowels before one. */
    private static boolean isMisplacedThai(char c, char before, char after) {
        boolean mark = c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
        boolean leads = c >= 0x0E40 && c <= 0x0E44;
        return (mark && !(before >= 0x0E01 && before <= 0x0E4E)) || (leads && !(after >= 0x0E01 && after <= 0x0E2E));
    }

    /** Letters that only stand at the end of a word or never begin one, and Greek's sigma, which does not end one. */
    private static boolean isMisplacedLetter(char c, char before, char after) {
        boolean ends = !Character.isLetter(after) && after != '"' && after != '׳' && after != '״' && after != '\'';
        return (FINALS.indexOf(c) >= 0 && !ends)
                || (c == 'σ' && ends)
                || ("ъыь".indexOf(c) >= 0 && !Character.isLetter(before));
    }

    private static boolean isLatin(char c) {
        return c < 0x80 && Character.isLetter(c);
    }

    private static Alphabet western(String languages, String letters) {
        return alphabet(languages, false, letters, "windows-1252 x-MacRoman");
    }

    private static Alphabet alphabet(String languages, boolean own, String letters, String charsets) {
        return new Alphabet(List.of(languages.split(" ")), own, letters, List.of(charsets.split(" ")));
    }
}
