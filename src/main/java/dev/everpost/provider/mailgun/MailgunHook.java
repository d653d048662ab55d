package dev.everpost.provider.mailgun;

import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookReading.Forged;
import dev.everpost.provider.hook.HookReading.Malformed;
import dev.everpost.provider.hook.HookReading.Tidings;
import dev.everpost.provider.hook.HookRequest;
import java.time.Duration;
import java.util.List;

/**
 * Reads the webhooks of one Mailgun account: JSON with a signature beside one event. Thread-safe.
 *
 * <p>Remembers the tokens of signatures, because a signature covers its token and nothing else.
 */
public final class MailgunHook implements HookReader {

    private final MailgunSignature signature;

    /**
     * Of one account.
     *
     * @param signingKey the HTTP webhook signing key, which is not the API key
     * @param maxAge since it was signed; older posts are refused
     */
    public MailgunHook(String signingKey, Duration maxAge) {
        this.signature = new MailgunSignature(signingKey, maxAge);
    }

    @Override
    public HookReading read(HookRequest request) {
        return switch (HookJson.read(request.body())) {
            case HookJson.Unreadable(var why) -> new Malformed(why);
            case HookJson.Objects(var all) ->
                all.size() == 1 ? read(all.getFirst(), request) : new Malformed("not one JSON object");
        };
    }

    private HookReading read(HookJson.Piece piece, HookRequest request) {
        return signature
                .objection(piece.json().path("signature"), request)
                .<HookReading>map(Forged::new)
                .orElseGet(() -> tidings(piece, request));
    }

    private static HookReading tidings(HookJson.Piece piece, HookRequest request) {
        return piece.json().path("event-data").path("event").isString()
                ? new Tidings(List.of(MailgunEvent.told(piece, request.receivedAt())))
                : new Malformed("there is no event-data with an event");
    }
}
