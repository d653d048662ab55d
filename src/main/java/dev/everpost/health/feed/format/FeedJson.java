package dev.everpost.health.feed.format;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON from somebody else: bounded in depth, each name once in an object, and nothing taken for what it is not. */
final class FeedJson {

    private static final int DEPTH_MAX = 40;
    private static final int NUMBER_MAX = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FeedJson() {}

    static Document read(String text, Function<JsonNode, Document> reader) {
        if (text.stripLeading().startsWith("<")) {
            return new Document.Unreadable("it is HTML or XML where JSON was expected");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JacksonException broken) {
            return new Document.Unreadable("it is not sound JSON: cut short, nested deeper than " + DEPTH_MAX
                    + ", with a name twice, or something else");
        }
        return reader.apply(root);
    }

    static Document strange(String what) {
        return new Document.Unreadable("it is JSON, but not " + what);
    }

    /** A member's text, or a number as text; empty when it is absent, null or something else. */
    static String text(JsonNode object, String name) {
        var member = object.path(name);
        if (member.isNumber()) {
            return member.toString();
        }
        return member.isString() ? member.stringValue() : "";
    }

    /** The first of the members that has text. */
    static String first(JsonNode object, String... names) {
        return Stream.of(names)
                .map(name -> text(object, name))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The first of the members that is a time. */
    static @Nullable Instant time(JsonNode object, String... names) {
        for (var name : names) {
            var time = FeedTimes.parse(text(object, name));
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** The objects of an array; none when it is something else. */
    static List<JsonNode> objects(JsonNode array) {
        return array.isArray()
                ? array.values().stream().filter(JsonNode::isObject).toList()
                : List.of();
    }
}
