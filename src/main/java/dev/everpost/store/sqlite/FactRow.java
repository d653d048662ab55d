package dev.everpost.store.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * A fact in its stored form.
 *
 * @param atMillis since 1970
 * @param message null for facts about providers and the gateway
 * @param nth the attempt's number, or for other facts of a message {@code atMillis}; null without a message
 * @param detail JSON of what has no column
 */
record FactRow(
        FactKind kind,
        long atMillis,
        @Nullable Long message,
        @Nullable Long nth,
        @Nullable String provider,
        String detail) {

    static FactRow ofMessage(FactKind kind, long atMillis, long message, JsonText detail) {
        return new FactRow(kind, atMillis, message, atMillis, null, detail.end());
    }

    static FactRow ofAttempt(FactKind kind, long atMillis, long message, int attempt, String provider, JsonText json) {
        return new FactRow(kind, atMillis, message, (long) attempt, provider, json.end());
    }

    static FactRow ofProvider(FactKind kind, long atMillis, String provider, JsonText detail) {
        return new FactRow(kind, atMillis, null, null, provider, detail.end());
    }

    static FactRow ofGateway(FactKind kind, long atMillis, JsonText detail) {
        return new FactRow(kind, atMillis, null, null, null, detail.end());
    }
}
