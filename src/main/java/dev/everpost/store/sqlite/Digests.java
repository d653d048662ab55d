package dev.everpost.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Short names for pairs of texts that somebody else chose: their length is bounded, and nobody can make two alike. */
final class Digests {

    private static final int BYTES = 16;

    private Digests() {}

    /** The first half of a SHA-256. */
    static byte[] of(String first, String second) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(first.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(second.getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The first eight bytes of it, where a stranger's likeness does no harm. */
    static long number(String first, String second) {
        return ByteBuffer.wrap(of(first, second)).getLong();
    }
}
