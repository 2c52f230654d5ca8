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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a document: the byte order mark decides, then the response's charset (RFC 7303), then the XML
 * declaration, then UTF-8, and where the bytes contradict all of these, a detector.
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

    private DocumentText() {}

    /** Never fails: what cannot be read becomes U+FFFD. */
    public static String of(byte[] bytes, @Nullable String contentType) {
        Charset marked = byMark(bytes);
        if (marked != null) {
            return withoutMark(new String(bytes, marked));
        }
        for (Charset declared :
                new Charset[] {byHeader(contentType), byShape(bytes), byProlog(bytes), StandardCharsets.UTF_8}) {
            String text = declared == null ? null : strictly(bytes, declared);
            if (text != null) {
                return withoutMark(text);
            }
        }
        return guessed(bytes);
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

    /** Wide encodings without a mark show where the zero bytes of the first {@code <} stand. */
    private static @Nullable Charset byShape(byte[] b) {
        if (starts(b, '<', 0, 0, 0)) {
            return UTF_32LE;
        } else if (starts(b, 0, 0, 0, '<')) {
            return UTF_32BE;
        } else if (starts(b, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(b, 0, '<') ? StandardCharsets.UTF_16BE : null;
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
        String real =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii" -> "windows-1252";
                    case "iso-8859-9" -> "windows-1254";
                    case "gb2312", "gbk", "x-gbk" -> "GB18030";
                    case "euc-kr", "ks_c_5601-1987" -> "x-windows-949";
                    case "shift_jis", "x-sjis" -> "windows-31j";
                    case "utf8" -> "UTF-8";
                    default -> name;
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
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes, charset);
            // without a replacement nothing was malformed; the usual case
            if (text.indexOf('\uFFFD') < 0) {
                return plausible(text) ? text : null;
            }
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

    private static String guessed(byte[] bytes) {
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        long broken = lenient.chars().filter(c -> c == 0xFFFD).count();
        long foreign = lenient.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
        if (foreign > broken) {
            return withoutMark(lenient);
        }
        CharsetMatch match = new CharsetDetector()
                .setText(bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes)
                .detect();
        Charset charset = match == null ? null : charset(match.getName());
        String text = charset == null ? null : strictly(bytes, charset);
        return text == null ? new String(bytes, Charset.forName("windows-1252")) : withoutMark(text);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
