package dev.everpost.app.cli;

import org.jspecify.annotations.Nullable;

/** A path with query parameters, built one by one. Not thread-safe. */
final class QueryString {

    private final StringBuilder text;
    private char joint = '?';

    QueryString(String path) {
        text = new StringBuilder(path);
    }

    /** Adds a parameter, unless it is null. */
    QueryString with(String name, @Nullable String value) {
        if (value != null) {
            text.append(joint).append(name).append('=').append(ApiClient.encoded(value));
            joint = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
