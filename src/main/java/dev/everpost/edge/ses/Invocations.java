package dev.everpost.edge.ses;

import dev.everpost.world.Chance;
import dev.everpost.world.World;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognises the retries of one SDK call by {@code amz-sdk-invocation-id}, which SDKs keep over their tries. Thread-safe.
 *
 * <p>Intake tells a repeated submission from a conflicting one by its bytes. A composed message therefore draws its
 * boundary and Message-ID from the invocation id and keeps the Date of the first try.
 */
final class Invocations {

    /** Calls whose first try is remembered; at 4000 a second and 20 s of retries. */
    static final int REMEMBERED_MAX = 80_000;

    /** Longest id taken for one, in characters; SDKs send 36. */
    static final int ID_CHARS_MAX = 128;

    private final World world;
    private final Map<String, Instant> firstTries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

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
        return new Invocation("sdk:" + id, firstTry(submitter + " " + id, now), new IdChance(submitter + " " + id));
    }

    private synchronized Instant firstTry(String id, Instant now) {
        var known = firstTries.putIfAbsent(id, now);
        return known == null ? now : known;
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
            return ByteBuffer.wrap(Hashes.sha256(CanonicalRequest.bytes(drawn + " " + id)))
                    .getLong();
        }

        @Override
        public double nextDouble() {
            return (nextLong() >>> 11) * 0x1.0p-53;
        }
    }
}
