package dev.everpost.provider.azure;

import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookReading.Forged;
import dev.everpost.provider.hook.HookReading.Handshake;
import dev.everpost.provider.hook.HookReading.Malformed;
import dev.everpost.provider.hook.HookReading.Tidings;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.Told;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Event Grid posts of a resource's mail, in its own schema or as CloudEvents. Thread-safe.
 *
 * <p>Event Grid signs nothing; the address that it was given holds a secret. Before it posts it asks whether it may: by an event
 * whose code is to be given back, or, for CloudEvents, by OPTIONS (CloudEvents webhooks 1.0, section 4).
 */
public final class AzureHook implements HookReader {

    private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private static final String ORIGIN = "WebHook-Request-Origin";

    /** Of a validation code, which is a UUID. */
    private static final int CODE_CHARS_MAX = 200;

    private static final JsonMapper JSON = new JsonMapper();

    private final SharedSecret secret;

    /** Believes whoever shows this. */
    public AzureHook(SharedSecret secret) {
        this.secret = secret;
    }

    @Override
    public HookReading read(HookRequest request) {
        if (!secret.isShownBy(request)) {
            return new Forged("the secret is not shown");
        }
        if (request.method().equals("OPTIONS")) {
            return request.header(ORIGIN).isPresent()
                    ? new Handshake("text/plain", "")
                    : new Malformed("OPTIONS without " + ORIGIN);
        }
        return switch (HookJson.read(request.body())) {
            case HookJson.Unreadable(var why) -> new Malformed(why);
            case HookJson.Objects(var pieces) -> events(pieces, request);
        };
    }

    private static HookReading events(List<HookJson.Piece> pieces, HookRequest request) {
        var all = new ArrayList<Told>();
        for (var piece : pieces) {
            var event = new AzureEvent(piece, request);
            if (event.flaw() != null) {
                return new Malformed("event " + all.size() + " " + event.flaw());
            }
            if (event.type().equals(VALIDATION)) {
                return validation(new Fields(piece.json()));
            }
            all.add(event.told());
        }
        return new Tidings(all);
    }

    private static HookReading validation(Fields event) {
        var code = event.inner("data").text("validationCode");
        if (code == null || code.length() > CODE_CHARS_MAX) {
            return new Malformed("the validation has no code");
        }
        var answer = JSON.createObjectNode().put("validationResponse", code);
        return new Handshake("application/json", JSON.writeValueAsString(answer));
    }
}
