package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Hashes;
import dev.everpost.world.Chance;
import dev.everpost.world.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Recognises the retries of one SDK call by {@code amz-sdk-invocation-id}, which SDKs keep over their tries. Thread-safe.
 *
 * <p>A composed message draws its boundary and Message-ID from the invocation id, so that two tries differ in nothing but
 * the Date; the id itself is the submission's fingerprint.
 */
final class Invocations {

    /** Longest id taken for one, in characters; SDKs send 36. */
    static final int ID_CHARS_MAX = 128;

    private final World world;

    Invocations(World world) {
        this.world = world;
    }

    /** The invocation that a submitter's request belongs to. */
    Invocation of(String submitter, List<String> header) {
        var now = world.time().now();
        if (header.size() != 1 || !isId(header.getFirst())) {
            return new Invocation(null, now, world.chance());
        }
        var id = header.getFirst();
        return new Invocation("sdk:" + id, now, new IdChance(submitter + " " + id));
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
            return ByteBuffer.wrap(Hashes.sha256((drawn + " " + id).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        }

        @Override
        public double nextDouble() {
            return (nextLong() >>> 11) * 0x1.0p-53;
        }
    }
}
