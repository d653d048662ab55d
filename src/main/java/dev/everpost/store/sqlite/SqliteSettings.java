package dev.everpost.store.sqlite;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the database is and what it may use.
 *
 * @param path the database file; {@code -wal}, {@code -shm} and {@code .lock} stand beside it
 * @param minFreeBytes below this free space on its volume nothing is accepted, while records go on
 */
public record SqliteSettings(Path path, long minFreeBytes, Retention retention, Tuning tuning) {

    /** Free space to keep unless told otherwise. */
    public static final long MIN_FREE_BYTES = 64L << 20;

    /** The defaults. */
    public static SqliteSettings at(Path path) {
        return new SqliteSettings(path, MIN_FREE_BYTES, Retention.DEFAULT, Tuning.DEFAULT);
    }

    /** The same with another minimum of free space. */
    public SqliteSettings withMinFreeBytes(long bytes) {
        return new SqliteSettings(path, bytes, retention, tuning);
    }

    /** The same with another retention. */
    public SqliteSettings withRetention(Retention other) {
        return new SqliteSettings(path, minFreeBytes, other, tuning);
    }

    /** The same with another tuning. */
    public SqliteSettings withTuning(Tuning other) {
        return new SqliteSettings(path, minFreeBytes, retention, other);
    }

    /**
     * How long things are kept.
     *
     * @param bodies after the last delivery of the message became final
     * @param facts messages with their deliveries and facts, after the same moment
     * @param idempotencyKeys after acceptance
     * @param parcels events for applications that are not delivered, after they were made
     * @param evidence what providers told, after it arrived; as long is a repeat recognised
     * @param parcelsMax events that may wait for one destination; the longest due are dropped first
     */
    public record Retention(
            Duration bodies,
            Duration facts,
            Duration idempotencyKeys,
            Duration parcels,
            Duration evidence,
            int parcelsMax) {
        /** A day of bodies and keys, thirty days of facts, five days and a million of a destination's events, seven of evidence. */
        public static final Retention DEFAULT = new Retention(
                Duration.ofHours(24),
                Duration.ofDays(30),
                Duration.ofHours(24),
                Duration.ofDays(5),
                Duration.ofDays(7),
                1_000_000);

        /** These times, and the default for events. */
        public Retention(Duration bodies, Duration facts, Duration idempotencyKeys) {
            this(bodies, facts, idempotencyKeys, DEFAULT.parcels, DEFAULT.evidence, DEFAULT.parcelsMax);
        }

        /** The same with another number of events for one destination. */
        public Retention withParcelsMax(int most) {
            return new Retention(bodies, facts, idempotencyKeys, parcels, evidence, most);
        }

        /** The same with another time for evidence. */
        public Retention withEvidence(Duration other) {
            return new Retention(bodies, facts, idempotencyKeys, parcels, other, parcelsMax);
        }
    }

    /**
     * Sizes and limits.
     *
     * @param pageSizeBytes of a new database file
     * @param writerCacheBytes page cache of the writing connection
     * @param readerCacheBytes page cache of each reading connection
     * @param readers reading connections, each with its own thread
     * @param batchOperations most operations in one commit
     * @param batchBytes most content bytes in one commit (one larger message still goes alone)
     * @param waitingBytes content bytes that may wait for the writer; above it nothing more is accepted
     * @param patience how long a caller waits for its commit
     */
    public record Tuning(
            int pageSizeBytes,
            long writerCacheBytes,
            long readerCacheBytes,
            int readers,
            int batchOperations,
            long batchBytes,
            long waitingBytes,
            Duration patience) {
        /** Sized for 384 MB of process memory; with 4 KB bodies 4096 and 8192 are equally fast, the file 40 % smaller. */
        public static final Tuning DEFAULT =
                new Tuning(4096, 64L << 20, 8L << 20, 3, 512, 32L << 20, 128L << 20, Duration.ofSeconds(60));

        /** The same with another page size. */
        public Tuning withPageSizeBytes(int bytes) {
            return new Tuning(
                    bytes,
                    writerCacheBytes,
                    readerCacheBytes,
                    readers,
                    batchOperations,
                    batchBytes,
                    waitingBytes,
                    patience);
        }

        /** The same with another patience. */
        public Tuning withPatience(Duration other) {
            return new Tuning(
                    pageSizeBytes,
                    writerCacheBytes,
                    readerCacheBytes,
                    readers,
                    batchOperations,
                    batchBytes,
                    waitingBytes,
                    other);
        }
    }
}
