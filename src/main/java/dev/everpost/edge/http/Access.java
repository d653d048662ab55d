package dev.everpost.edge.http;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides who calls: by {@code Authorization: Bearer <key>}, or, when the loopback is trusted, by being on this machine.
 *
 * <p>A wrong key is refused wherever it comes from. Settings are asked at each call, so that a reload takes effect.
 * Thread-safe.
 */
public final class Access {

    private static final String BEARER = "Bearer ";

    private final Supplier<Submitters> submitters;
    private final Supplier<@Nullable String> adminKey;
    private final BooleanSupplier trustLoopback;

    public Access(Supplier<Submitters> submitters, Supplier<@Nullable String> adminKey, BooleanSupplier trustLoopback) {
        this.submitters = submitters;
        this.adminKey = adminKey;
        this.trustLoopback = trustLoopback;
    }

    /** Who calls. */
    public Caller identify(Call call) {
        var authorization = call.authorization();
        return authorization == null ? withoutKey(call) : withKey(authorization);
    }

    /** True for a call from this machine under this machine's name: enough to read metrics. */
    public boolean isLocal(Call call) {
        return Loopback.isPeer(call) && Loopback.objection(call).isEmpty();
    }

    private Caller withKey(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return unauthenticated("the Authorization header must be 'Bearer <key>'");
        }
        var key = authorization.substring(BEARER.length()).strip();
        if (isAdminKey(key)) {
            return new Caller.Operating("operator", null);
        }
        return submitters
                .get()
                .byApiKey(key)
                .<Caller>map(Caller.Submitting::new)
                .orElseGet(() -> unauthenticated("the key is neither a submitter's api_key nor the admin key;"
                        + " compare it with the configuration"));
    }

    private Caller withoutKey(Call call) {
        if (!Loopback.isPeer(call) || !trustLoopback.getAsBoolean()) {
            return unauthenticated(
                    "this call needs a key: send 'Authorization: Bearer <key>' with a submitter's api_key"
                            + " or the admin key");
        }
        return Loopback.objection(call)
                .<Caller>map(Caller.Nobody::new)
                .orElseGet(() -> new Caller.Operating("loopback", Submitter.LOOPBACK));
    }

    private boolean isAdminKey(String key) {
        var expected = adminKey.get();
        boolean same = MessageDigest.isEqual(
                (expected == null ? "" : expected).getBytes(StandardCharsets.UTF_8),
                key.getBytes(StandardCharsets.UTF_8));
        return same && expected != null && !expected.isEmpty();
    }

    private static Caller.Nobody unauthenticated(String detail) {
        return new Caller.Nobody(Problem.of(401, "not-authenticated", "Not authenticated", detail)
                .withHeader("WWW-Authenticate", "Bearer realm=\"everpost\""));
    }
}
