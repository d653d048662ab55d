package dev.everpost.provider.sparkpost;

import dev.everpost.provider.hook.EventId;
import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookJson.Piece;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads SparkPost's webhooks: batches of events in an array, not signed, so a secret must come along. Thread-safe.
 *
 * <p>Each element is {@code {"msys": {"<kind>_event": {...}}}}; an empty {@code msys} is SparkPost's test of the address. Source: the
 * Event Webhooks section of SparkPost's API reference.
 */
public final class SparkPostHook implements HookReader {

    private static final String[] PLAIN = {
        "type", "event_id", "rcpt_to", "transmission_id", "message_id", "timestamp", "bounce_class", "target_link_url"
    };

    private final SharedSecret secret;

    public SparkPostHook(SharedSecret secret) {
        this.secret = secret;
    }

    @Override
    public HookReading read(HookRequest request) {
        if (!secret.isShownBy(request)) {
            return new HookReading.Forged("the hook's credentials are missing or wrong");
        }
        return switch (HookJson.read(request.body())) {
            case HookJson.Unreadable(var why) -> new HookReading.Malformed(why);
            case HookJson.Objects(var pieces) -> tidings(pieces, request.receivedAt());
        };
    }

    private static HookReading tidings(List<Piece> pieces, Instant receivedAt) {
        var told = new ArrayList<Told>();
        for (var piece : pieces) {
            var msys = piece.json().path("msys");
            if (!msys.isObject()) {
                return new HookReading.Malformed("an element without msys");
            }
            for (var event : msys.values()) {
                var fields = new Fields(event);
                if (!event.isObject() || fields.text("type") == null || !fields.arePlain(PLAIN)) {
                    return new HookReading.Malformed("an event without a type, or with fields of a wrong kind");
                }
                told.add(told(fields, piece, receivedAt));
            }
        }
        return new HookReading.Tidings(told);
    }

    private static Told told(Fields event, Piece piece, Instant receivedAt) {
        var type = Objects.requireNonNull(event.text("type"));
        var tale = SparkPostTale.of(type, event);
        var given = event.text("event_id");
        var transmission = event.text("transmission_id");
        var recipient = event.text("rcpt_to");
        var id = given == null
                ? EventId.of(
                        type,
                        transmission,
                        event.text("message_id"),
                        recipient,
                        event.text("timestamp"),
                        event.text("target_link_url"))
                : given;
        return new Told(
                id,
                tale.report(),
                type,
                event.inner("rcpt_meta").text(SparkPostTransmission.ID),
                transmission,
                recipient,
                event.time("timestamp", receivedAt),
                tale.details(),
                piece.raw());
    }
}
