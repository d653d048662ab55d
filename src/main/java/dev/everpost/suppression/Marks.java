package dev.everpost.suppression;

import dev.everpost.store.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far the book was read and acted upon, kept in the store. Reading starts again at the first fact of what is not judged yet;
 * acting goes on behind the last fact that was acted upon. For one thread.
 */
final class Marks {

    private static final String READ = "suppression-read";
    private static final String ACTED = "suppression-acted";

    /** Marks without news are kept now and then only: reading that far again costs little, a commit costs more. */
    private static final long SAVED_EVERY = 20_000;

    private final Outbox outbox;
    private long position = -1;
    private long acted;
    private long saved;

    Marks(Outbox outbox) {
        this.outbox = outbox;
    }

    void load() {
        if (position < 0) {
            acted = outbox.position(ACTED);
            position = outbox.position(READ);
            saved = acted;
        }
    }

    long position() {
        return position;
    }

    /** Facts up to here were acted upon before the last start. */
    long acted() {
        return acted;
    }

    void reached(long place) {
        position = Math.max(position, place);
    }

    /** {@code oldest} is the first fact that has to be read again after a restart. */
    void save(OptionalLong oldest, boolean news, Instant now) {
        if (position <= saved || !news && position - saved < SAVED_EVERY) {
            return;
        }
        long read = oldest.isPresent() ? Math.min(position, oldest.getAsLong() - 1) : position;
        // The first alone would only make a repeat of what is harmless to repeat.
        if (outbox.add(READ, read, List.of(), now) && outbox.add(ACTED, position, List.of(), now)) {
            saved = position;
        }
    }
}
