package dev.everpost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The text in a verification link: whose identity it is about, and a secret that only the mail carries. */
record VerificationToken(String submitter, String identity, String secret) {

    private static final SecureRandom SECRETS = new SecureRandom();
    private static final int SECRET_BYTES = 24;
    private static final int CHARS_MAX = 2000;

    static VerificationToken fresh(String submitter, String identity) {
        var secret = new byte[SECRET_BYTES];
        SECRETS.nextBytes(secret);
        return new VerificationToken(
                submitter, identity, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads a token; empty when it is none of ours. */
    static Optional<VerificationToken> parse(String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\0", -1);
            return parts.length == 3
                    ? Optional.of(new VerificationToken(parts[0], parts[1], parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        var plain = submitter + "\0" + identity + "\0" + secret;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Whether the secret is the one of this digest, in constant time. */
    boolean fits(String expected) {
        return MessageDigest.isEqual(digest().getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "VerificationToken[" + submitter + ", " + identity + "]";
    }
}
