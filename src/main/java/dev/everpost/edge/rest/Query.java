package dev.everpost.edge.rest;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads query parameters strictly and notes every complaint. Not thread-safe. */
final class Query {

    static final String DURATION_HINT =
            "is not a duration; write seconds, or 90s, 2m, 4h, 7d: more than 0, at most 30 days";
    static final String TIME_HINT = "is not a time; write it as in RFC 3339, such as 2026-11-22T09:30:00Z";

    private final Map<String, List<String>> parameters;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Complaint> complaints = new ArrayList<>();

    Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    static Query of(Context ctx) {
        return new Query(ctx.queryParamMap());
    }

    List<Complaint> complaints() {
        return complaints;
    }

    void complain(String name, String detail) {
        complaints.add(new Complaint(name, detail));
    }

    boolean has(String name) {
        known.add(name);
        return parameters.containsKey(name);
    }

    /** The value, stripped; null when absent or empty. */
    @Nullable
    String text(String name) {
        known.add(name);
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            complain(name, "is given " + values.size() + " times; once is enough");
        }
        return values.isEmpty() || values.getFirst().isBlank()
                ? null
                : values.getFirst().strip();
    }

    <T> @Nullable T read(String name, Function<String, Optional<T>> parse, String hint) {
        var text = text(name);
        var value = text == null ? Optional.<T>empty() : parse.apply(text);
        if (text != null && value.isEmpty()) {
            complain(name, "'" + text + "' " + hint);
        }
        return value.orElse(null);
    }

    @Nullable
    MessageClass messageClass(String name) {
        return oneOf(name, MessageClass.class);
    }

    @Nullable
    Duration duration(String name) {
        return read(name, Spans::duration, DURATION_HINT);
    }

    @Nullable
    Instant time(String name) {
        return read(name, Spans::time, TIME_HINT);
    }

    @Nullable
    EmailAddress address(String name) {
        return read(name, EmailAddress::parse, "is not an e-mail address; write user@example.com");
    }

    /** An envelope sender; {@code from=} and {@code from=<>} are the null sender. */
    @Nullable
    EmailAddress sender(String name) {
        return "<>".equals(text(name)) ? null : address(name);
    }

    /** Addresses from repeated parameters, each of which may hold several with commas. */
    List<EmailAddress> addresses(String name) {
        known.add(name);
        var found = new ArrayList<EmailAddress>();
        for (var value : parameters.getOrDefault(name, List.of())) {
            for (var each : value.split(",")) {
                EmailAddress.parse(each.strip())
                        .ifPresentOrElse(found::add, () -> complain(name, PartsReader.notAnAddress(each.strip())));
            }
        }
        return found;
    }

    /** Texts from repeated parameters, each of which may hold several with commas. */
    List<String> texts(String name, int most) {
        known.add(name);
        var found = parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (found.size() > most) {
            complain(name, "is given " + found.size() + " times; at most " + most + " are allowed");
            return List.of();
        }
        return found;
    }

    /** A whole number between the bounds, or the default. */
    long number(String name, long otherwise, long least, long most) {
        var value = read(
                name,
                text -> text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty(),
                "is not a number from " + least + " to " + most);
        if (value != null && (value < least || value > most)) {
            complain(name, value + " is not from " + least + " to " + most);
        }
        return value == null ? otherwise : value;
    }

    /** An enum constant by its name in lower case. */
    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        var labels = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return read(
                name,
                text -> Optional.of(labels.indexOf(text.toLowerCase(Locale.ROOT)))
                        .filter(index -> index >= 0)
                        .map(index -> type.getEnumConstants()[index]),
                "must be one of " + String.join(", ", labels));
    }

    /** Complains of parameters that were not asked for, unless there are complaints enough. */
    void complainOfTheRest() {
        for (var name : parameters.keySet()) {
            if (!known.contains(name) && complaints.size() < Complaint.MOST) {
                complain(name, "is not a parameter" + DidYouMean.hint(name, known));
            }
        }
    }
}
