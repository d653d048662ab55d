package dev.everpost.standing;

/** Recipients sent in the last second, in tenths. Guarded by the gate's lock. */
final class RateMeter {

    private static final long SLICE_NANOS = 100_000_000L;
    private static final int SLICES = 10;

    private final long[] counts = new long[SLICES];
    private long slice;

    RateMeter(long nanos) {
        this.slice = Math.floorDiv(nanos, SLICE_NANOS);
    }

    void add(int recipients, long nanos) {
        roll(nanos);
        counts[Math.floorMod(slice, SLICES)] += recipients;
    }

    long lastSecond(long nanos) {
        roll(nanos);
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private void roll(long nanos) {
        long present = Math.floorDiv(nanos, SLICE_NANOS);
        for (long passed = Math.max(slice + 1, present - SLICES + 1); passed <= present; passed++) {
            counts[Math.floorMod(passed, SLICES)] = 0;
        }
        slice = Math.max(slice, present);
    }
}
