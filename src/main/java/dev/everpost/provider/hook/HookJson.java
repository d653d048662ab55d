package dev.everpost.provider.hook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON objects of a posted body: one object, or an array of them, each with its own text. Read in one pass and strictly, because
 * strangers write it: a name that stands twice, anything after the end, more than {@value #DEPTH_MAX} levels, a number of more than
 * {@value #NUMBER_CHARS_MAX} digits or more than {@value #OBJECTS_MAX} objects are no JSON here. Never throws.
 */
public sealed interface HookJson {

    int DEPTH_MAX = 50;
    int NUMBER_CHARS_MAX = 100;
    int OBJECTS_MAX = 20_000;

    /** What was read, in its order. */
    record Objects(List<Piece> all) implements HookJson {
        public Objects {
            all = List.copyOf(all);
        }
    }

    /** It cannot be read; {@code why} holds nothing of the body. */
    record Unreadable(String why) implements HookJson {}

    /** One object. {@code raw} is its text as it came. */
    record Piece(JsonNode json, String raw) {}

    /** Reads a body. */
    static HookJson read(byte[] body) {
        try (var parser = Strict.MAPPER.createParser(body)) {
            return read(parser, body);
        } catch (JacksonException | IllegalArgumentException notJson) {
            // the library's words quote the body, and a stranger wrote that
            return new Unreadable("the body is not JSON: " + notJson.getClass().getSimpleName());
        }
    }

    private static HookJson read(JsonParser parser, byte[] body) {
        var pieces = new ArrayList<Piece>();
        var first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            pieces.add(piece(parser, body));
        } else if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT && pieces.size() < OBJECTS_MAX) {
                pieces.add(piece(parser, body));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                return new Unreadable("the array is not one of at most " + OBJECTS_MAX + " objects");
            }
        } else {
            return new Unreadable("the body is neither a JSON object nor an array of them");
        }
        return parser.nextToken() == null
                ? new Objects(pieces)
                : new Unreadable("something follows the end of the JSON");
    }

    private static Piece piece(JsonParser parser, byte[] body) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        JsonNode json = parser.readValueAsTree();
        if (from < 0) {
            // bytes are counted in UTF-8 only
            return new Piece(json, json.toString());
        }
        int to = (int) parser.currentLocation().getByteOffset();
        // Four bytes a character at most: what is longer is cut later anyway.
        int length = Math.min(to - from, 4 * Told.RAW_CHARS_MAX);
        return new Piece(json, new String(body, from, length, StandardCharsets.UTF_8));
    }

    /** Built once. */
    final class Strict {

        private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH_MAX)
                                .maxNumberLength(NUMBER_CHARS_MAX)
                                .build())
                        .build())
                .build();

        private Strict() {}
    }
}
