package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Problem;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Intake's answer in HTTP. */
final class Receipts {

    private Receipts() {}

    static Answer answer(Receipt receipt, int recipients) {
        return switch (receipt) {
            case Receipt.Queued(var id) -> taken(202, id, recipients, null);
            case Receipt.AlreadyQueued(var id) -> taken(200, id, recipients, true);
            case Receipt.Rejected(var reason, var text) -> rejected(reason, text);
            case Receipt.Unavailable(var text, var retryAfter) -> unavailable(text, retryAfter);
        };
    }

    static Problem senderNotAllowed(String text) {
        return Problem.of(403, "sender-not-allowed", "Sender not allowed", text).with("field", "from");
    }

    private static Answer taken(int status, MessageId id, int recipients, @Nullable Boolean duplicate) {
        var href = RestApi.MESSAGES + "/" + id;
        return new Answer.Json(
                status, new Taken(id.toString(), "queued", recipients, href, duplicate), Map.of("Location", href));
    }

    private static Problem rejected(Receipt.Reason reason, String text) {
        return switch (reason) {
            case SENDER_NOT_ALLOWED -> senderNotAllowed(text);
            case TOO_LARGE -> Problem.of(413, "message-too-large", "Message too large", text);
            case TOO_MANY_RECIPIENTS ->
                Problem.of(422, "too-many-recipients", "Too many recipients", text)
                        .with("field", "to");
            case NO_RECIPIENTS ->
                Problem.of(422, "no-recipients", "No recipients", text).with("field", "to");
            case MALFORMED_CONTENT -> Problem.of(422, "malformed-content", "Malformed content", text);
            case BAD_OPTION -> Problem.of(422, "bad-option", "Bad option", text);
            case KEY_CONFLICT ->
                Problem.of(409, "idempotency-key-conflict", "Idempotency key used for another message", text)
                        .with("field", "Idempotency-Key");
            case SENDING_PAUSED -> Problem.of(403, "sending-paused", "Sending is switched off", text);
            case LOOP -> Problem.of(422, "mail-loop", "Mail loop", text);
        };
    }

    private static Problem unavailable(String text, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return Problem.of(503, "unavailable", "Not taken now", text)
                .with("retry_after_ms", retryAfter.toMillis())
                .withHeader("Retry-After", Long.toString(seconds));
    }

    /** The body of a yes. */
    private record Taken(
            String id,
            String status,
            int recipients,
            String href,
            @Nullable Boolean duplicate) {}
}
