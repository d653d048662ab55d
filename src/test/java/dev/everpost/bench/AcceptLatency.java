package dev.everpost.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Accept latency under a steady rate, open loop: a message is due at its time whether or not the one before it was
 * answered, and its latency counts from then. Arguments: SMTP port, messages a second, seconds.
 */
public final class AcceptLatency {

    private static final int SESSIONS = 50;
    private static final int BYTES = 4096;

    private final int port;
    private final long intervalNanos;
    private final long[] nanos;
    private final long start = System.nanoTime() + Duration.ofSeconds(1).toNanos();

    private AcceptLatency(int port, int rate, int seconds) {
        this.port = port;
        this.intervalNanos = Duration.ofSeconds(1).toNanos() / rate;
        this.nanos = new long[rate * seconds];
    }

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        System.out.println(new AcceptLatency(port, rate, Integer.parseInt(arguments[2])).measure());
    }

    private Percentiles measure() throws InterruptedException {
        var threads = new Thread[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            int first = i;
            threads[i] = Thread.ofPlatform().start(() -> send(first));
        }
        for (var thread : threads) {
            thread.join();
        }
        return Percentiles.of(nanos);
    }

    /** Every {@link #SESSIONS}th message, from {@code first} on. */
    private void send(int first) {
        try (var session = new KeptSession(port)) {
            for (int i = first; i < nanos.length; i += SESSIONS) {
                long due = start + i * intervalNanos;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                session.send("", BYTES);
                nanos[i] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
