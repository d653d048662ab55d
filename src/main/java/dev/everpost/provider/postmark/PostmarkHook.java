package dev.everpost.provider.postmark;

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
import org.jspecify.annotations.Nullable;

/**
 * Reads Postmark's webhooks: one event a request, not signed, so a secret that was written into the hook's address must come along.
 * Thread-safe. Source: "Webhooks" in Postmark's developer documentation.
 */
public final class PostmarkHook implements HookReader {

    private static final String[] PLAIN = {
        "RecordType",
        "MessageID",
        "Recipient",
        "Email",
        "Type",
        "ID",
        "DeliveredAt",
        "BouncedAt",
        "ReceivedAt",
        "ChangedAt"
    };

    private final SharedSecret secret;

    public PostmarkHook(SharedSecret secret) {
        this.secret = secret;
    }

    @Override
    public HookReading read(HookRequest request) {
        if (!secret.isShownBy(request)) {
            return new HookReading.Forged("the hook's credentials are missing or wrong");
        }
        return switch (HookJson.read(request.body())) {
            case HookJson.Unreadable(var why) -> new HookReading.Malformed(why);
            case HookJson.Objects(var pieces) -> {
                var told = new ArrayList<Told>();
                for (var piece : pieces) {
                    var fields = new Fields(piece.json());
                    if (fields.text("RecordType") == null || !fields.arePlain(PLAIN)) {
                        yield new HookReading.Malformed(
                                "an event without a RecordType, or with fields of a wrong kind");
                    }
                    told.add(told(fields, piece, request.receivedAt()));
                }
                yield new HookReading.Tidings(told);
            }
        };
    }

    private static Told told(Fields event, Piece piece, Instant receivedAt) {
        var tale = PostmarkTale.of(event);
        var recipient = first(event, "Recipient", "Email");
        var at = time(event, receivedAt);
        var messageId = event.text("MessageID");
        // A time of ours would make a repeat another event, so only theirs counts
        var when = first(event, "DeliveredAt", "BouncedAt", "ReceivedAt", "ChangedAt");
        var id = EventId.of(
                event.text("RecordType"),
                event.text("Type"),
                messageId,
                recipient,
                when,
                event.text("ID"),
                event.text("OriginalLink"));
        return new Told(
                id,
                tale.report(),
                tale.word(),
                event.inner("Metadata").text(PostmarkLabels.ID),
                messageId,
                recipient,
                at,
                tale.details(),
                piece.raw());
    }

    private static Instant time(Fields event, Instant otherwise) {
        var at = event.time("DeliveredAt", Instant.MIN);
        for (var name : new String[] {"BouncedAt", "ReceivedAt", "ChangedAt"}) {
            at = at.equals(Instant.MIN) ? event.time(name, Instant.MIN) : at;
        }
        return at.equals(Instant.MIN) ? otherwise : at;
    }

    private static @Nullable String first(Fields event, String... names) {
        for (var name : names) {
            var text = event.text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
