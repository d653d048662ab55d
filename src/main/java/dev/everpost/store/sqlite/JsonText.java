package dev.everpost.store.sqlite;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes small JSON objects without building a tree: facts are written on the hot path. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(96);
    private boolean first = true;

    JsonText() {
        text.append('{');
    }

    /** Adds a string; null adds nothing. */
    JsonText put(String name, @Nullable String value) {
        if (value != null) {
            key(name);
            quote(value);
        }
        return this;
    }

    JsonText put(String name, long value) {
        key(name);
        text.append(value);
        return this;
    }

    /** Adds {@code true}; false adds nothing. */
    JsonText put(String name, boolean value) {
        if (value) {
            key(name);
            text.append("true");
        }
        return this;
    }

    JsonText put(String name, Iterable<?> literals) {
        key(name);
        text.append('[');
        var separator = "";
        for (var literal : literals) {
            text.append(separator).append(literal);
            separator = ",";
        }
        text.append(']');
        return this;
    }

    /** Adds an object of strings; an empty map adds nothing. */
    JsonText put(String name, Map<String, String> strings) {
        if (!strings.isEmpty()) {
            var inner = new JsonText();
            strings.forEach(inner::put);
            key(name);
            text.append(inner.end());
        }
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    private void key(String name) {
        if (!first) {
            text.append(',');
        }
        first = false;
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
