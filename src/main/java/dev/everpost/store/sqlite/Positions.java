package dev.everpost.store.sqlite;

/**
 * Gives facts their places. Outlives the connection: a place that a failed commit used is never used again, because a
 * reader may have seen it. Only the writer's thread uses it.
 */
final class Positions {

    private long last;

    /** Continues after what the database holds. */
    void startAfter(long stored) {
        last = Math.max(last, stored);
    }

    long next() {
        return ++last;
    }
}
