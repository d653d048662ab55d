package dev.everpost.ses;

import dev.everpost.world.Chance;
import dev.everpost.world.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Recognises the retries of one SDK call by {@code amz-sdk-invocation-id}, which SDKs keep over their tries. Thread-safe.
 *
 * <p>A composed message draws its boundary and Message-ID from the invocation id, so that two tries differ in nothing but
 * the Date; the id itself is the submission's fingerprint.
 */
public final class Invocations {

    /** Longest id taken for one, in characters; SDKs send 36. */
    static final int ID_CHARS_MAX = 128;

    private final World world;

    public Invocations(World world) {
        this.world = world;
    }

    /** The invocation that a submitter's request belongs to. */
    public Invocation of(String submitter, List<String> header) {
        var now = world.time().now();
        if (header.size() != 1 || !isId(header.getFirst())) {
            return new Invocation(null, now, world.chance());
        }
        var id = header.getFirst();
        return new Invocation("sdk:" + id, now, new IdChance(submitter + " " + id));
    }

    /** The share of one message in a call that sends many: entry {@code nth} of it. */
    Invocation entry(Invocation call, int nth) {
        return call.key() == null
                ? call
                : new Invocation(
                        call.key() + ":" + nth,
                        call.date(),
                        new IdChance(nth + " " + call.chance().nextLong()));
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= ID_CHARS_MAX && id.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }

    /** Draws that an id determines. For one thread. */
    private static final class IdChance implements Chance {
        private final String id;
        private int drawn;

        IdChance(String id) {
            this.id = id;
        }

        @Override
        public long nextLong() {
            drawn++;
            return ByteBuffer.wrap(sha256(drawn + " " + id)).getLong();
        }

        private static byte[] sha256(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        @Override
        public double nextDouble() {
            return (nextLong() >>> 11) * 0x1.0p-53;
        }
    }
}
