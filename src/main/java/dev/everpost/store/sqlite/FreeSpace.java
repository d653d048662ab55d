package dev.everpost.store.sqlite;

import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Watches the room left on the database's volume; asks the system at most once a second. Thread-safe. */
final class FreeSpace {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MEGABYTE_BITS = 20;

    private final World world;
    private final FileStore volume;
    private final long minBytes;
    private final StoreEvents events;
    private final AtomicBoolean crowded = new AtomicBoolean();
    private volatile Reading last;

    FreeSpace(World world, Path database, long minBytes, StoreEvents events) throws IOException {
        this.world = world;
        this.volume = Files.getFileStore(database.toAbsolutePath().getParent());
        this.minBytes = minBytes;
        this.events = events;
        this.last = read();
    }

    /** Why nothing may be accepted; empty while there is room. */
    Optional<String> shortage() {
        var reading = last;
        if (world.time().since(reading.atNanos).compareTo(FRESH) > 0) {
            reading = read();
            last = reading;
        }
        var shortage = shortage(reading);
        tell(shortage);
        return shortage;
    }

    private Optional<String> shortage(Reading reading) {
        return reading.bytes >= minBytes
                ? Optional.empty()
                : Optional.of("storage is almost full: " + (reading.bytes >> MEGABYTE_BITS) + " MB free, "
                        + (minBytes >> MEGABYTE_BITS) + " MB needed; free or add space on " + volume.name());
    }

    /** Each change is told once. */
    private void tell(Optional<String> shortage) {
        if (crowded.compareAndSet(shortage.isEmpty(), shortage.isPresent())) {
            shortage.ifPresentOrElse(events::crowded, events::roomy);
        }
    }

    private Reading read() {
        long now = world.time().nanos();
        try {
            return new Reading(now, volume.getUsableSpace());
        } catch (IOException unknown) {
            // Not knowing is no reason to refuse mail: a full disk also shows at the commit.
            return new Reading(now, Long.MAX_VALUE);
        }
    }

    private record Reading(long atNanos, long bytes) {}
}
