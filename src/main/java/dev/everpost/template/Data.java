package dev.everpost.template;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** The data of a template: JSON made of types that the library can do nothing with but what this room allows. */
final class Data {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bounds.DATA_DEPTH)
                    .build())
            .build();

    private final JsonParser json;

    private Data(JsonParser json) {
        this.json = json;
    }

    /** What was read. */
    sealed interface Reading {}

    /** An object. */
    record Usable(Members root) implements Reading {}

    /** Not an object. */
    record Unusable(String why) implements Reading {}

    /** A JSON object. Not a map, which the library would offer to templates with everything in it. */
    record Members(Map<String, Object> all) {
        /** As Handlebars prints an object. */
        @Override
        public String toString() {
            return "[object Object]";
        }
    }

    /** A JSON number, kept as it was written. */
    record Figure(String written) {
        boolean isZero() {
            int exponent = Math.max(written.indexOf('e'), written.indexOf('E'));
            var digits = exponent < 0 ? written : written.substring(0, exponent);
            return digits.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
        }

        @Override
        public String toString() {
            return written;
        }
    }

    static Reading read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Usable(new Members(Map.of()));
        }
        if (text.length() > Bounds.DATA_CHARS) {
            return new Unusable("the data has " + text.length() + " characters; the limit is " + Bounds.DATA_CHARS);
        }
        try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new Data(json).whole();
        } catch (JacksonException notJson) {
            return new Unusable("the data is not JSON" + place(notJson.getLocation()) + ": " + firstLine(notJson));
        }
    }

    /** Whether {@code if} takes the value for true: as in Handlebars, where 0, "", null and the empty list are false. */
    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case Figure figure -> !figure.isZero();
            case List<?> list -> !list.isEmpty();
            default -> true;
        };
    }

    private Reading whole() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return new Unusable("the data must be a JSON object, such as {\"name\": \"Ann\"}");
        }
        var root = members();
        return json.nextToken() == null
                ? new Usable(root)
                : new Unusable("text after the end of the JSON object" + place(json.currentTokenLocation()));
    }

    private Members members() {
        var all = new LinkedHashMap<String, Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            all.put(name, value());
        }
        return new Members(all);
    }

    private List<Object> list() {
        var all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(value());
        }
        return new Listed(all);
    }

    private Object value() {
        return switch (json.currentToken()) {
            case START_OBJECT -> members();
            case START_ARRAY -> list();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Figure(json.getString());
            // An attribute that is null is present and prints as nothing.
            case VALUE_NULL -> "";
            default -> json.getString();
        };
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String firstLine(JacksonException problem) {
        var line =
                String.valueOf(problem.getOriginalMessage()).lines().findFirst().orElse("");
        // What the parser says about itself means nothing to the person who wrote the data.
        return line.replaceFirst(" \\(start marker at .*|: enable `.*", "").replaceFirst(", from `.*", ")");
    }

    /** A JSON array. */
    private static final class Listed extends AbstractList<Object> {
        private final List<Object> all;

        Listed(List<Object> all) {
            this.all = all;
        }

        @Override
        public Object get(int index) {
            return all.get(index);
        }

        @Override
        public int size() {
            return all.size();
        }

        /** As Handlebars prints a list. */
        @Override
        public String toString() {
            return all.stream().map(Object::toString).collect(Collectors.joining(","));
        }
    }
}
