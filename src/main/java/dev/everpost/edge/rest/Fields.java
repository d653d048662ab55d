package dev.everpost.edge.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object strictly and notes every complaint, so that a client hears of all at once.
 *
 * <p>A field that is absent or null reads as null or empty. A wrong type reads the same and leaves a complaint. After the
 * last field {@link #complainOfTheRest} names the ones nobody asked for. Not thread-safe.
 */
final class Fields {

    private final JsonNode object;
    private final String path;
    private final List<Complaint> complaints;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(JsonNode object, String path, List<Complaint> complaints) {
        this.object = object;
        this.path = path;
        this.complaints = complaints;
    }

    /** The path of a field of this object. */
    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** What was noted so far, by this object and those inside it. */
    List<Complaint> complaints() {
        return complaints;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    void complain(String name, String detail) {
        complaints.add(new Complaint(path(name), detail));
    }

    /** Complains of a text that could start a new line where it is written, such as a header field's. */
    void wantOneLine(String name, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            complain(name, "has a control character; it must be one line of text");
        }
    }

    /** A string. */
    @Nullable
    String text(String name) {
        var value = value(name);
        if (value == null || value.isString()) {
            return value == null ? null : value.stringValue();
        }
        complain(name, "must be a string, not " + typeOf(value));
        return null;
    }

    /** A boolean; false when it is not given. */
    boolean flag(String name) {
        var value = value(name);
        if (value != null && !value.isBoolean()) {
            complain(name, "must be true or false, not " + typeOf(value));
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** A string, or a number in text. */
    @Nullable
    String textOrNumber(String name) {
        var value = value(name);
        return value != null && value.isNumber() ? value.asString() : text(name);
    }

    /** An array of strings; one string counts as an array of one. */
    List<String> texts(String name) {
        var value = value(name);
        if (value == null || value.isString()) {
            return value == null ? List.of() : List.of(value.stringValue());
        }
        var texts = new ArrayList<String>();
        for (var element : elements(name, value, "strings")) {
            if (element.isString()) {
                texts.add(element.stringValue());
            } else {
                complain(name + "[" + texts.size() + "]", "must be a string, not " + typeOf(element));
                texts.add("");
            }
        }
        return texts;
    }

    /** An array of objects, at most {@code most}. */
    List<Fields> objects(String name, int most) {
        var value = value(name);
        var found = new ArrayList<Fields>();
        for (var element : value == null ? List.<JsonNode>of() : elements(name, value, "objects")) {
            var place = name + "[" + found.size() + "]";
            if (!element.isObject()) {
                complain(place, "must be an object, not " + typeOf(element));
            }
            found.add(new Fields(element, path(place), complaints));
        }
        if (found.size() > most) {
            complain(name, "has " + found.size() + " elements; at most " + most + " are allowed");
            return List.of();
        }
        return found;
    }

    /** An object whose values are strings, in the order given, at most {@code most} of at most {@code length} characters. */
    Map<String, String> map(String name, int most, int length) {
        var value = value(name);
        var map = new LinkedHashMap<String, String>();
        if (value != null && !value.isObject()) {
            complain(name, "must be an object of strings, not " + typeOf(value));
        } else if (value != null && value.size() > most) {
            complain(name, "has " + value.size() + " entries; at most " + most + " are allowed");
        } else if (value != null) {
            value.properties().forEach(entry -> putText(map, name, length, entry));
        }
        return map;
    }

    /** Complains of fields that were not asked for, unless there are complaints enough: looking for hints takes time. */
    void complainOfTheRest() {
        for (var name : object.propertyNames()) {
            if (!known.contains(name) && complaints.size() < Complaint.MOST) {
                complain(name, "is not a field" + DidYouMean.hint(name, known));
            }
        }
    }

    private void putText(Map<String, String> map, String name, int length, Map.Entry<String, JsonNode> entry) {
        var place = name + "." + entry.getKey();
        var value = entry.getValue();
        if (!value.isString()) {
            complain(place, "must be a string, not " + typeOf(value));
        } else if (value.stringValue().length() > length || entry.getKey().length() > length) {
            complain(place, "is longer than " + length + " characters; shorten it");
        } else {
            map.put(entry.getKey(), value.stringValue());
        }
    }

    private Iterable<JsonNode> elements(String name, JsonNode value, String what) {
        if (value.isArray()) {
            return value.values();
        }
        complain(name, "must be an array of " + what + ", not " + typeOf(value));
        return List.of();
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BINARY, POJO, MISSING -> "something else";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a string";
        };
    }
}
