package dev.everpost.publish.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies as a receiver does, written from the specification and not from our signing. */
public final class StandardSignature {

    private StandardSignature() {}

    /** Whether one of the signatures is that of the secret. */
    public static boolean isGenuine(String secret, Map<String, String> headers, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            mac.update((headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + ".")
                    .getBytes(StandardCharsets.UTF_8));
            var expected = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
            return Arrays.stream(headers.getOrDefault("webhook-signature", "").split(" "))
                    .filter(one -> one.startsWith("v1,"))
                    .anyMatch(one ->
                            MessageDigest.isEqual(expected, Base64.getDecoder().decode(one.substring(3))));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
