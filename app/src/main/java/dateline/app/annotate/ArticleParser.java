package dateline.app.annotate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Reads a line as one JSON object and keeps of it what is used, so that memory is bounded by the longest text whatever
 * the line says. Immutable, safe for any number of threads.
 */
final class ArticleParser {
    private static final Set<String> FIELDS = Set.of(
            "id", "title", "text", "language", "outletCountry", "date", "published", "url", "outlet", "publisher");
    private static final int DEEPEST = 100;

    private final JsonFactory factory;
    private final JsonMapper mapper;
    private final int longest;

    /** What a line is. */
    sealed interface Parsed {
        /** @param fields those that are used; one that is an array or an object is an empty object */
        record Read(ObjectNode fields) implements Parsed {}

        /** @param reason what is wrong with the line, as the end of a sentence */
        record Wrong(String reason) implements Parsed {}
    }

    /** @param longest the longest text, in UTF-16 code units */
    ArticleParser(int longest) {
        this.longest = longest;
        // names are not remembered: a line may have millions of them
        this.factory = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(longest)
                        .build())
                .build();
        this.mapper = new JsonMapper(factory);
    }

    /** Reads the line to its end. */
    Parsed parse(InputLine line) {
        try (JsonParser json = factory.createParser(strict(line))) {
            return json.nextToken() == JsonToken.START_OBJECT ? object(json) : new Parsed.Wrong("is not a JSON object");
        } catch (CharacterCodingException e) {
            return new Parsed.Wrong("is not valid UTF-8");
        } catch (JsonProcessingException e) {
            return new Parsed.Wrong("is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a line in memory cannot be read", e);
        }
    }

    private static Reader strict(InputLine line) {
        return new InputStreamReader(
                line.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private Parsed object(JsonParser json) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (!FIELDS.contains(name)) {
                json.skipChildren();
            } else if (value.isStructStart()) {
                json.skipChildren();
                fields.putObject(name);
            } else {
                try {
                    fields.set(name, mapper.<JsonNode>readTree(json));
                } catch (StreamConstraintsException e) {
                    return new Parsed.Wrong("\"" + name + "\" is longer than " + longest + " characters");
                }
            }
        }
        return isOver(json)
                ? new Parsed.Read(fields)
                : new Parsed.Wrong("goes on after its JSON object; one line is one object");
    }

    private static boolean isOver(JsonParser json) throws IOException {
        try {
            return json.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
