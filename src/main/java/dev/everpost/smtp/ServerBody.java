package dev.everpost.smtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message while it arrives: a growing array, paid for from the server's budget. One thread.
 *
 * <p>Once it is in trouble it keeps nothing and only counts, so that the rest of the message can be read past.
 */
final class ServerBody {

    /** Without a declared size nothing larger than this is allocated ahead of the octets. */
    private static final int AHEAD_BYTES_MAX = 64 << 10;

    private static final byte[] NOTHING = new byte[0];

    private final ServerBudget budget;
    private final int mostBytes;
    private final long declaredBytes;
    private byte[] bytes = NOTHING;
    private int size;
    private long arrivedBytes;
    private @Nullable Trouble trouble;

    /** Why a message is not kept. */
    enum Trouble {
        TOO_LARGE,
        NO_ROOM
    }

    /** {@code declaredBytes} is what SIZE= promised, 0 for nothing; it is a hint, not believed. */
    ServerBody(ServerBudget budget, int mostBytes, long declaredBytes) {
        this.budget = budget;
        this.mostBytes = mostBytes;
        this.declaredBytes = declaredBytes;
    }

    void append(byte[] from, int start, int end) {
        int more = end - start;
        arrivedBytes += more;
        if (trouble == null && more > bytes.length - size) {
            trouble = makeRoom((long) size + more);
        }
        if (trouble == null) {
            System.arraycopy(from, start, bytes, size, more);
            size += more;
        }
    }

    /** Why it is not kept, or null when it is. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    /** All octets appended, kept or not. */
    long arrivedBytes() {
        return arrivedBytes;
    }

    /** The octets in an array of exactly their number. The budget stays charged until {@link #drop}. */
    byte[] content() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /** Forgets the octets and gives their room back. */
    void drop() {
        budget.giveBack(bytes.length);
        bytes = NOTHING;
        size = 0;
    }

    private @Nullable Trouble makeRoom(long needed) {
        if (needed > mostBytes) {
            drop();
            return Trouble.TOO_LARGE;
        }
        int capacity = capacityFor(needed);
        if (!budget.take(capacity - bytes.length)) {
            drop();
            return Trouble.NO_ROOM;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return null;
    }

    /** The first run gets what it needs, which for a small message is all; later ones double, up to the declared size. */
    private int capacityFor(long needed) {
        long ahead = bytes.length == 0 ? Math.min(declaredBytes, AHEAD_BYTES_MAX) : 2L * bytes.length;
        long wanted = declaredBytes >= needed ? Math.min(ahead, declaredBytes) : bytes.length == 0 ? needed : ahead;
        return (int) Math.min(mostBytes, Math.max(needed, wanted));
    }
}
