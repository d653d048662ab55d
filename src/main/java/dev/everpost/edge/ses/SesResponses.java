package dev.everpost.edge.ses;

import dev.everpost.world.World;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes responses as SES does: JSON, a request id, the error type in a header. Thread-safe. */
final class SesResponses {

    private static final int MESSAGE_CHARS_MAX = 2000;

    private final World world;
    private final JsonMapper json = new JsonMapper();

    SesResponses(World world) {
        this.world = world;
    }

    void reply(Context context, Reply reply) {
        switch (reply) {
            case Reply.Done(var members) -> write(context, 200, members);
            case Reply.Wrong(var fault) -> fault(context, fault);
        }
    }

    void fault(Context context, Fault fault) {
        context.header("x-amzn-ErrorType", fault.type());
        var retryAfter = fault.retryAfter();
        if (retryAfter != null) {
            context.header("Retry-After", Long.toString(seconds(retryAfter)));
        }
        var message = fault.message();
        write(
                context,
                fault.status(),
                Map.of(
                        "message",
                        message.length() > MESSAGE_CHARS_MAX ? message.substring(0, MESSAGE_CHARS_MAX) : message));
    }

    /** An answer as JSON. */
    void write(Context context, int status, Map<String, ?> body) {
        context.status(status);
        context.header("x-amzn-RequestId", requestId());
        // SDKs whose clock is wrong correct it by this header and sign again.
        context.header(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(world.time().now().atOffset(ZoneOffset.UTC)));
        context.contentType("application/json");
        context.result(json.writeValueAsBytes(body));
    }

    private String requestId() {
        return new UUID(world.chance().nextLong(), world.chance().nextLong()).toString();
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
