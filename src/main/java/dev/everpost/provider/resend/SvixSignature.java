package dev.everpost.provider.resend;

import dev.everpost.provider.hook.HookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request was signed with one of our secrets, as Svix and Standard Webhooks do: HMAC-SHA256 over id, time and raw body.
 * Thread-safe; hidden in text.
 *
 * <p>Source: "How to verify webhooks manually" of Svix, and the Standard Webhooks specification.
 */
final class SvixSignature {

    /** How far the time of signing may lie from ours, either way. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<byte[]> keys;

    /** @param secrets as Resend shows them ({@code whsec_...}); several while they are being changed */
    SvixSignature(List<String> secrets) {
        this.keys = secrets.stream().map(SvixSignature::key).toList();
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }

    /** What is wrong with it; null when it is theirs. */
    @Nullable
    String flaw(HookRequest request) {
        var id = header(request, "id");
        var timestamp = header(request, "timestamp");
        var signatures = header(request, "signature");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return "svix-id, svix-timestamp or svix-signature is missing";
        }
        if (!timestamp.matches("\\d{1,11}")) {
            return "svix-timestamp is no time";
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), request.receivedAt());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return "it was signed more than " + TOLERANCE.toMinutes() + " minutes from now";
        }
        return isSigned(id + "." + timestamp + ".", request.body(), signatures) ? null : "no signature fits";
    }

    @Override
    public String toString() {
        return "SvixSignature[" + keys.size() + " secrets hidden]";
    }

    private static String header(HookRequest request, String name) {
        return request.header("svix-" + name)
                .or(() -> request.header("webhook-" + name))
                .orElse("");
    }

    /** Every key is compared with every signature, whatever fits before. */
    private boolean isSigned(String head, byte[] body, String signatures) {
        boolean fits = false;
        for (var key : keys) {
            var wanted = (VERSION + Base64.getEncoder().encodeToString(mac(key, head, body)))
                    .getBytes(StandardCharsets.UTF_8);
            for (var given : signatures.split(" ", 20)) {
                fits |= MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
            }
        }
        return fits;
    }

    private static byte[] mac(byte[] key, String head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
