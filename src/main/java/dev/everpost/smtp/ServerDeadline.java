package dev.everpost.smtp;

import dev.everpost.world.Time;
import java.time.Duration;

/** When a session has waited long enough. Nanoseconds are those of {@link Time#nanos()}. */
final class ServerDeadline {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Time time;
    private final ServerLimits.Times limits;
    private final long sessionStart;

    ServerDeadline(Time time, ServerLimits.Times limits) {
        this.time = time;
        this.limits = limits;
        this.sessionStart = time.nanos();
    }

    /** The clock's time now. */
    long now() {
        return time.nanos();
    }

    /** For a command line whose wait began at {@code start}, however slowly it drips. */
    long forCommand(long start) {
        return Math.min(
                start + limits.idle().toNanos(), sessionStart + limits.session().toNanos());
    }

    /** For the next octet of a message begun at {@code start} of which {@code bytes} are here: the grace and the rate. */
    long forBody(long start, long bytes) {
        long byRate = start + limits.bodyGrace().toNanos() + bytes * NANOS_PER_SECOND / limits.bodyBytesPerSecond();
        return Math.min(byRate, now() + limits.idle().toNanos());
    }

    /** For the TLS handshake. */
    Duration forHandshake() {
        return limits.handshake();
    }

    /** True when the session has had all its time. */
    boolean sessionIsOver() {
        return now() - sessionStart >= limits.session().toNanos();
    }
}
