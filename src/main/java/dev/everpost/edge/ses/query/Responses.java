package dev.everpost.edge.ses.query;

import dev.everpost.world.World;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes answers as SES API v1 does: XML in its namespace, a request id in header and document. Thread-safe. */
final class Responses {

    private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";
    private static final int MESSAGE_CHARS_MAX = 2000;

    private final World world;

    Responses(World world) {
        this.world = world;
    }

    /** {@code action} is the name of an operation, wherever the answer is not a problem. */
    void answer(Context context, @Nullable String action, Answer answer) {
        switch (answer) {
            case Answer.Wrong(var problem) -> problem(context, problem);
            case Answer.Silent() -> done(context, action, xml -> {});
            case Answer.Done(var members) -> done(context, action, xml -> xml.with(action + "Result", members));
        }
    }

    void problem(Context context, Problem problem) {
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            context.header("Retry-After", Long.toString(seconds(retryAfter)));
        }
        var text = problem.message();
        var shown = text.length() > MESSAGE_CHARS_MAX ? text.substring(0, MESSAGE_CHARS_MAX) : text;
        var id = requestId();
        write(
                context,
                problem.status(),
                id,
                "ErrorResponse",
                xml -> xml.with(
                                "Error",
                                error -> error.text("Type", problem.status() < 500 ? "Sender" : "Receiver")
                                        .text("Code", problem.code())
                                        .text("Message", shown))
                        .text("RequestId", id));
    }

    private void done(Context context, @Nullable String action, Consumer<Xml> result) {
        var id = requestId();
        write(context, 200, id, action + "Response", xml -> {
            result.accept(xml);
            xml.with("ResponseMetadata", metadata -> metadata.text("RequestId", id));
        });
    }

    private void write(Context context, int status, String id, String root, Consumer<Xml> children) {
        context.status(status);
        context.header("x-amzn-RequestId", id);
        // SDKs whose clock is wrong correct it by this header and sign again.
        context.header(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(world.time().now().atOffset(ZoneOffset.UTC)));
        context.contentType("text/xml; charset=utf-8");
        context.result(new Xml().root(root, NAMESPACE, children).toString());
    }

    private String requestId() {
        return new UUID(world.chance().nextLong(), world.chance().nextLong()).toString();
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
