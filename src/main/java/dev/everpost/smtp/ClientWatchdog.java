package dev.everpost.smtp;

import dev.everpost.world.World;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Closes a socket when an operation on it outlasts its time, whatever it hangs in: a read that gets one byte a second, a
 * write into a full window, a handshake.
 *
 * <p>One virtual thread per connection, asleep until the earliest deadline it knows of; allowing time costs two volatile
 * accesses, because a deadline that moves back does not wake it. Socket timeouts alone would bound single reads and no
 * writes. It closes the TCP socket below TLS: closing an SSLSocket waits for the very write that hangs.
 */
final class ClientWatchdog {

    private static final long NEVER = Long.MAX_VALUE;

    private final World world;
    private final Socket socket;
    private final long origin;
    private final Thread thread;
    private volatile long deadline = NEVER;
    private long limit = NEVER;
    private volatile long wakeAt = NEVER;
    private volatile boolean bitten;

    ClientWatchdog(Socket socket, World world) {
        this.world = world;
        this.socket = socket;
        this.origin = world.time().nanos();
        this.thread = world.threads().start("smtp-client-watchdog", this::watch);
    }

    /** From now all operations together have this much time, unless such a limit runs already; for the socket's user only. */
    void limit(Duration together) {
        if (limit == NEVER) {
            limit = elapsed() + together.toNanos();
        }
    }

    /** From now each operation has its own time only. */
    void lift() {
        limit = NEVER;
    }

    /** From now the socket has this much time. */
    void allow(Duration time) {
        long until = Math.min(elapsed() + time.toNanos(), limit);
        deadline = until;
        if (until < wakeAt) {
            world.threads().unpark(thread);
        }
    }

    /** Nothing is under way. */
    void rest() {
        deadline = NEVER;
    }

    /** True when it was time that closed the socket. */
    boolean hasBitten() {
        return bitten;
    }

    /** Lets the thread end; call after the socket is closed. */
    void end() {
        world.threads().unpark(thread);
    }

    private void watch() {
        while (!socket.isClosed()) {
            long until = deadline;
            long left = until - elapsed();
            if (left <= 0) {
                bite();
                return;
            }
            wakeAt = until;
            if (deadline == until && !socket.isClosed()) {
                world.threads().park(Duration.ofNanos(left));
            }
        }
    }

    private void bite() {
        bitten = true;
        try {
            socket.close();
        } catch (IOException ignored) {
            // The descriptor is gone either way; the thread that hangs gets its own exception.
        }
    }

    private long elapsed() {
        return world.time().nanos() - origin;
    }
}
