package dev.everpost.standing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a provider itself says of its quota of a day. Guarded by the gate's lock. */
final class ToldQuota {

    /** What others spent is true for a while only; a limit lasts until another is told. */
    private static final long SPENT_NANOS = Duration.ofHours(1).toNanos();

    private @Nullable Long limit;
    private long elsewhere;
    private long toldAt;

    /** {@code counted} is what we know that we spent; beyond it, others use the account. */
    void learn(@Nullable Long toldLimit, @Nullable Long toldUsed, long counted, long nanos) {
        limit = toldLimit;
        elsewhere = toldUsed == null ? 0 : Math.max(0, toldUsed - counted);
        toldAt = nanos;
    }

    /** The lower of both, without what others spent; null when there is neither. */
    @Nullable
    Long within(@Nullable Long ours, long nanos) {
        if (limit == null) {
            return ours;
        }
        long spent = nanos - toldAt < SPENT_NANOS ? elsewhere : 0;
        long left = Math.max(0, limit - spent);
        return ours == null ? left : Math.min(ours, left);
    }
}
