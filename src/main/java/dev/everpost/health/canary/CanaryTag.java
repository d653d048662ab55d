package dev.everpost.health.canary;

import dev.everpost.fact.ProviderName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed words in a canary's subject: which provider carries it and when it left. Vendors that take a message apart and
 * build it again keep the subject, and may drop any other field. Immutable; shows no key.
 *
 * <p>HMAC-SHA256, 128 bits of it. Whoever can write to the mailbox can repeat a subject that he has seen, and make none.
 */
final class CanaryTag {

    /** What to look for in a mailbox. */
    static final String WORDS = "Everpost canary";

    private static final Pattern FORM =
            Pattern.compile(WORDS + " ([a-z0-9][a-z0-9_-]{0,39})\\.([0-9]{1,15})\\.([A-Za-z0-9_-]{22})");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * Derives its key, so that canaries of an earlier life are known and those of other gateways are not.
     *
     * @param secret that only this gateway and its mailbox know
     * @param gateway a name of this gateway
     */
    CanaryTag(String secret, String gateway) {
        this.key = new SecretKeySpec(sign(bytes(secret), "everpost canary of " + gateway), ALGORITHM);
    }

    /** Who carries it, and since when, to the millisecond. */
    record Said(ProviderName provider, Instant sentAt) {}

    String subject(ProviderName provider, Instant sentAt) {
        var signed = provider + "." + sentAt.toEpochMilli();
        return WORDS + " " + signed + "." + signature(signed);
    }

    /** Empty for what is not ours, whatever it pretends. */
    Optional<Said> read(String subject) {
        var found = FORM.matcher(subject.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var signed = found.group(1) + "." + found.group(2);
        boolean ours = MessageDigest.isEqual(bytes(signature(signed)), bytes(found.group(3)));
        return ours
                ? Optional.of(new Said(
                        new ProviderName(found.group(1)), Instant.ofEpochMilli(Long.parseLong(found.group(2)))))
                : Optional.empty();
    }

    private String signature(String signed) {
        var all = sign(key.getEncoded(), signed);
        var part = new byte[SIGNATURE_BYTES];
        System.arraycopy(all, 0, part, 0, part.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }

    private static byte[] sign(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
