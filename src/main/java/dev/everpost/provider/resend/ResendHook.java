package dev.everpost.provider.resend;

import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import java.util.List;

/** Reads Resend's webhooks: one event a request, signed by Svix. Thread-safe. */
public final class ResendHook implements HookReader {

    private final SvixSignature signature;

    /**
     * Trusts what is signed with one of these.
     *
     * @param secrets as Resend shows them ({@code whsec_...}), at least one
     */
    public ResendHook(List<String> secrets) {
        this.signature = new SvixSignature(secrets);
    }

    @Override
    public HookReading read(HookRequest request) {
        var flaw = signature.flaw(request);
        if (flaw != null) {
            return new HookReading.Forged(flaw);
        }
        return switch (HookJson.read(request.body())) {
            case HookJson.Unreadable(var why) -> new HookReading.Malformed(why);
            case HookJson.Objects(var pieces)
            when pieces.size() != 1 ->
                new HookReading.Malformed("one event a request is Resend's way, not " + pieces.size());
            case HookJson.Objects(var pieces) -> ResendEvent.told(pieces.getFirst(), request);
        };
    }
}
