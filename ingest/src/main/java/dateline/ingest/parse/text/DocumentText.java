package dateline.ingest.parse.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a document: the byte order mark decides; bytes that hold sequences of UTF-8 and nothing else are
 * that, whatever is declared; then the response's charset (RFC 7303), then the XML declaration, and where the bytes
 * contradict all of these, a detector.
 */
public final class DocumentText {
    private static final Pattern PROLOG = Pattern.compile(
            "<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META =
            Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final int SAMPLE = 64 * 1024;
    private static final int HEAD = 2048;
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** Other names of Windows' code pages. */
    private static final Pattern OTHER_NAME = Pattern.compile("^(?:x-)?(?:cp|win|windows)[-_]?(125\\d)$");

    private static final Set<String> MULTIBYTE = Set.of(
            "GB18030",
            "GBK",
            "Big5-HKSCS",
            "Big5",
            "EUC-JP",
            "windows-31j",
            "Shift_JIS",
            "x-windows-949",
            "EUC-KR",
            "EUC-TW");
    private static final int FEW = 6;
    private static final int CONFIDENT = 40;

    private DocumentText() {}

    /** Never fails: what cannot be read becomes U+FFFD. */
    public static String of(byte[] bytes, @Nullable String contentType) {
        Charset marked = byMark(bytes);
        if (marked != null) {
            return withoutMark(new String(bytes, marked));
        }
        Charset shape = byShape(bytes);
        String wide = shape == null ? null : strictly(bytes, shape);
        if (wide != null) {
            return withoutMark(wide);
        }
        Charset header = byHeader(contentType);
        Charset prolog = byProlog(bytes);
        Charset first = header == null ? prolog : header;
        Charset other = StandardCharsets.UTF_8.equals(first) ? null : first;
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        if (utf8.indexOf('\uFFFD') < 0 && plausible(utf8) && !isOther(utf8, other)) {
            return withoutMark(utf8); // the usual case
        }
        if (Utf8Evidence.of(bytes).isDamagedUtf8(other != null)) {
            return withoutMark(utf8);
        }
        for (Charset declared : new Charset[] {header, prolog}) {
            String text = declared == null ? null : strictly(bytes, declared);
            if (text != null) {
                return withoutMark(
                        declared.name().equals("windows-1252") ? western(bytes, declared, text, prolog) : text);
            }
        }
        return guessed(bytes, utf8);
    }

    /**
     * Whether a text that is valid UTF-8 is something else all the same: in an encoding that switches by escapes, or a
     * few Chinese characters whose pairs of bytes are sequences of two in UTF-8 too.
     *
     * @param declared what is declared instead; null if nothing is
     */
    private static boolean isOther(String utf8, @Nullable Charset declared) {
        if (declared == null) {
            return false;
        }
        String name = declared.name();
        if (name.startsWith("ISO-2022") || name.startsWith("x-ISO-2022")) {
            return utf8.indexOf('\u001b') >= 0;
        }
        if (!MULTIBYTE.contains(name)) {
            return false;
        }
        int pairs = 0;
        for (int i = 0; i < utf8.length(); i++) {
            char c = utf8.charAt(i);
            if (c >= 0x800) {
                return false;
            }
            pairs += c >= 0x80 ? 1 : 0;
        }
        return pairs > 0 && pairs <= FEW;
    }

    private static @Nullable Charset byMark(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        } else if (starts(b, 0xFF, 0xFE, 0, 0)) {
            return UTF_32LE;
        } else if (starts(b, 0, 0, 0xFE, 0xFF)) {
            return UTF_32BE;
        } else if (starts(b, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(b, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    /** Wide encodings without a mark show where the zero bytes of the first {@code <} or brace stand. */
    private static @Nullable Charset byShape(byte[] b) {
        if (starts(b, '<', 0, 0, 0)) {
            return UTF_32LE;
        } else if (starts(b, 0, 0, 0, '<')) {
            return UTF_32BE;
        } else if (starts(b, '<', 0) || starts(b, '{', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(b, 0, '<') || starts(b, 0, '{') ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset byHeader(@Nullable String contentType) {
        return contentType == null ? null : named(contentType, HEADER);
    }

    private static @Nullable Charset byProlog(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Charset prolog = named(head, PROLOG);
        return prolog != null ? prolog : named(head, META);
    }

    private static @Nullable Charset named(String text, Pattern pattern) {
        Matcher name = pattern.matcher(text);
        return name.find() ? charset(name.group(1)) : null;
    }

    /** The superset that browsers read where a name is used for more than it means. */
    private static @Nullable Charset charset(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String real =
                switch (lower) {
                    case "iso-8859-1",
                            "iso8859-1",
                            "iso88591",
                            "iso_8859-1",
                            "8859-1",
                            "latin1",
                            "latin-1",
                            "l1",
                            "us-ascii",
                            "ascii",
                            "ansi",
                            "cp1252",
                            "x-cp1252",
                            "ansi_x3.4-1968" -> "windows-1252";
                    case "iso-8859-9", "iso8859-9", "latin5" -> "windows-1254";
                    case "gb2312", "gbk", "x-gbk", "gb_2312-80", "chinese", "cp936" -> "GB18030";
                    case "big5", "big-5", "x-x-big5", "cn-big5" -> "Big5-HKSCS";
                    case "euc-kr", "ks_c_5601-1987", "ks_c_5601", "korean", "cp949" -> "x-windows-949";
                    case "shift_jis", "x-sjis", "sjis", "shift-jis", "ms_kanji", "windows-932" -> "windows-31j";
                    case "utf8", "utf_8", "utf-8n", "unicode-1-1-utf-8", "utf8mb4", "utf-8-sig" -> "UTF-8";
                    case "windows-874", "tis-620", "iso-8859-11", "dos-874", "cp874" -> "x-windows-874";
                    case "x-mac-roman", "macintosh", "mac", "macroman", "mac-roman" -> "x-MacRoman";
                    case "x-mac-cyrillic", "x-mac-ukrainian" -> "x-MacCyrillic";
                    case "iso-8859-8-i", "iso-8859-8-e", "logical" -> "ISO-8859-8";
                    case "koi8", "koi", "koi8_r" -> "KOI8-R";
                    default -> OTHER_NAME.matcher(lower).replaceFirst("windows-$1");
                };
        try {
            return Charset.forName(real);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /** The text, or null if the bytes are not in this charset. */
    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        if (!charset.canEncode() && charset.name().startsWith("x-JISAuto")) {
            return null;
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return plausible(text) ? text : null;
        } catch (CharacterCodingException contradicted) {
            return null;
        }
    }

    /** A wide encoding declared for narrow bytes decodes without an error, but not to a document. */
    private static boolean plausible(String text) {
        int head = Math.min(text.length(), HEAD);
        return text.lastIndexOf('<', head) >= 0 || text.lastIndexOf('{', head) >= 0 || text.isBlank();
    }

    /** The text as it is declared, which servers and templates often do without knowing, unless it is nobody's letters. */
    private static String western(byte[] bytes, Charset declared, String text, @Nullable Charset prolog) {
        boolean own = prolog != null && !prolog.equals(declared) && strictly(bytes, prolog) != null;
        Charset other = NarrowCharset.insteadOf(declared, bytes, text, own ? prolog : null);
        return other == null ? text : new String(bytes, other);
    }

    private static String guessed(byte[] bytes, String utf8) {
        NarrowCharset.Guess narrow = NarrowCharset.of(bytes, utf8);
        if (narrow.certain()) {
            return new String(bytes, narrow.charset());
        }
        byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            Charset wide = charset(match.getName());
            String text = wide == null || !MULTIBYTE.contains(wide.name()) || match.getConfidence() < CONFIDENT
                    ? null
                    : strictly(bytes, wide);
            if (text != null) {
                return withoutMark(text);
            }
        }
        return new String(bytes, narrow.charset());
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
