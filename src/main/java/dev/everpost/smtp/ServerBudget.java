package dev.everpost.smtp;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all messages being received share. Thread-safe. */
final class ServerBudget {

    private final long mostBytes;
    private final AtomicLong takenBytes = new AtomicLong();

    ServerBudget(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes bytes, all or none; false when they are not there. */
    boolean take(long bytes) {
        long now = takenBytes.get();
        while (now + bytes <= mostBytes) {
            if (takenBytes.compareAndSet(now, now + bytes)) {
                return true;
            }
            now = takenBytes.get();
        }
        return false;
    }

    /** Gives back what was taken. */
    void giveBack(long bytes) {
        takenBytes.addAndGet(-bytes);
    }

    /** Bytes taken now. */
    long takenBytes() {
        return takenBytes.get();
    }
}
