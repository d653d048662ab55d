package dev.everpost.provider.sendgrid;

import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookReading.Forged;
import dev.everpost.provider.hook.HookReading.Malformed;
import dev.everpost.provider.hook.HookReading.Tidings;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.Told;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Reads the Event Webhook of one SendGrid account: a signed JSON array of events. Thread-safe.
 *
 * <p>A post that comes twice gives the same event ids, though SendGrid gives the events of a repeated post new ones.
 */
public final class SendGridHook implements HookReader {

    private final SendGridSignature signature;

    /**
     * Of one account.
     *
     * @param publicKey the verification key that SendGrid shows beside the webhook
     * @param maxAge since it was signed; older posts are refused
     * @throws IllegalArgumentException when the key is none
     */
    public SendGridHook(String publicKey, Duration maxAge) {
        this.signature = new SendGridSignature(publicKey, maxAge);
    }

    @Override
    public HookReading read(HookRequest request) {
        return signature.objection(request).<HookReading>map(Forged::new).orElseGet(() -> tidings(request));
    }

    private static HookReading tidings(HookRequest request) {
        return switch (HookJson.read(request.body())) {
            case HookJson.Unreadable(var why) -> new Malformed(why);
            case HookJson.Objects(var events) -> {
                var told = new ArrayList<Told>(events.size());
                for (var event : events) {
                    if (!event.json().path("event").isString()) {
                        yield new Malformed("event " + told.size() + " does not say what happened");
                    }
                    told.add(SendGridEvent.told(event, request.receivedAt()));
                }
                yield new Tidings(told);
            }
        };
    }
}
