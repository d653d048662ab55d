package dev.everpost.edge.ses;

import dev.everpost.message.Content;
import dev.everpost.ses.Caller;
import dev.everpost.ses.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request for an operation, its signature proven.
 *
 * @param path what stands in the places of the path's names
 */
record Ask(Caller caller, Map<String, String> path, QueryString query, Content body) {

    private static final RequestJson JSON = new RequestJson();

    /** The part of the path that the model calls so; the route has it. */
    String path(String name) {
        return path.getOrDefault(name, "");
    }

    /** Reads the body and goes on with it; a body that is none of the type is answered. */
    <T> Reply json(Class<T> type, Function<T, Reply> next) {
        return switch (JSON.read(body.bytes(), type)) {
            case Reading.Read<T>(var value) -> next.apply(value);
            case Reading.Wrong<T>(var fault) -> new Reply.Wrong(fault);
        };
    }

    /** Goes on with the page that the query asks for. */
    Reply page(Function<PageRequest, Reply> next) {
        var size = query.first("PageSize");
        if (size == null) {
            return next.apply(new PageRequest(query.first("NextToken"), null));
        }
        try {
            return next.apply(new PageRequest(query.first("NextToken"), Integer.valueOf(size)));
        } catch (NumberFormatException notANumber) {
            return new Reply.Wrong(Fault.serialization("PageSize must be a number"));
        }
    }

    /** A time of the query, in ISO 8601 or in seconds since 1970; empty when it is neither. */
    static Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
