package dev.everpost.edge.rest;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a submitter may ask about the handling of a message; null where it did not ask. */
record Options(
        @Nullable MessageClass messageClass,
        @Nullable Duration deadline,
        @Nullable Instant sendAt,
        Map<String, String> tags,
        Map<String, String> metadata) {

    /** From a JSON request. */
    static Options of(Fields fields) {
        return new Options(
                read(fields, "class", MessageClass::parse, "must be one of " + classes()),
                read(fields, "deadline", Spans::duration, Query.DURATION_HINT),
                read(fields, "send_at", Spans::time, Query.TIME_HINT),
                labels(fields, "tags"),
                labels(fields, "metadata"));
    }

    /** From a query. */
    static Options of(Query query) {
        return new Options(
                query.messageClass("class"), query.duration("deadline"), query.time("send_at"), Map.of(), Map.of());
    }

    private static Map<String, String> labels(Fields fields, String name) {
        var labels = fields.map(name, Limits.LABELS_MAX, Limits.LABEL_LENGTH_MAX);
        labels.forEach((label, value) -> fields.wantOneLine(name + "." + label, label + value));
        return labels;
    }

    private static <T> @Nullable T read(Fields fields, String name, Function<String, Optional<T>> parse, String hint) {
        var text = fields.textOrNumber(name);
        var value = text == null ? Optional.<T>empty() : parse.apply(text);
        if (text != null && value.isEmpty()) {
            fields.complain(name, "'" + text + "' " + hint);
        }
        return value.orElse(null);
    }

    private static String classes() {
        return Arrays.stream(MessageClass.values()).map(MessageClass::label).collect(Collectors.joining(", "));
    }
}
