package dateline.sink.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dateline.contract.json.Json;
import java.io.IOException;

/**
 * Text as PostgreSQL can keep it: it refuses U+0000, and half a surrogate pair is not UTF-8. Each such code unit
 * becomes U+FFFD, so that the offsets of entities and evidence still count.
 */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private static final ObjectMapper MAPPER =
            Json.MAPPER.copy().registerModule(new SimpleModule().addSerializer(String.class, new CleanString()));

    private StorableText() {}

    /** The text itself where nothing needs to be replaced, which is nearly always. */
    public static String of(String text) {
        int bad = firstBad(text, 0);
        if (bad < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        for (; bad >= 0; bad = firstBad(text, bad + 1)) {
            clean.setCharAt(bad, REPLACEMENT);
        }
        return clean.toString();
    }

    /** The beginning of a text, with an ellipsis where something is cut off. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(longest - 2));
        return text.substring(0, inPair ? longest - 2 : longest - 1) + '…';
    }

    /** A value as JSON for a {@code jsonb} column. */
    public static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static int firstBad(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static final class CleanString extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1;

        CleanString() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(of(value));
        }
    }
}
