package org.rollcall.track;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON of strangers into maps, lists, strings, {@link BigDecimal}, {@link Boolean} and null, bounded in length and
 * depth.
 */
public final class JsonText {
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxStringLength(1024 * 1024)
                    .maxDocumentLength(LONGEST)
                    .build())
            .build();

    private JsonText() {}

    /** The text is no JSON of the form asked for; the message says where or what, in a sentence for people. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        /** With the sentence that says what is wrong. */
        public Malformed(String message) {
            super(message);
        }
    }

    /**
     * Reads one JSON object.
     *
     * @throws Malformed when the text is anything else
     */
    public static Map<String, @Nullable Object> object(String json) throws Malformed {
        if (json.length() > LONGEST) {
            throw new Malformed("the JSON is longer than " + LONGEST + " characters");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("a JSON object was expected");
            }
            Map<String, @Nullable Object> object = readObject(parser);
            if (parser.nextToken() != null) {
                throw new Malformed("something follows after the JSON object");
            }
            return object;
        } catch (StreamReadException e) {
            throw new Malformed("not JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        } catch (tools.jackson.core.JacksonException e) {
            throw new Malformed("not JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws Malformed {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, readValue(parser));
        }
        return object;
    }

    private static @Nullable Object readValue(JsonParser parser) throws Malformed {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new Malformed("the JSON ends too early");
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new Malformed("unexpected " + token + " in the JSON");
        };
    }

    private static List<@Nullable Object> readArray(JsonParser parser) throws Malformed {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(readValue(parser));
        }
        return array;
    }

    /** Numbers far out of any measure are refused: expanding 1e999999999 would fill the memory. */
    private static BigDecimal readNumber(JsonParser parser) throws Malformed {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.precision() - number.scale()) > 400 || Math.abs((long) number.scale()) > 400) {
            throw new Malformed("a number in the JSON is out of every range");
        }
        return number;
    }
}
