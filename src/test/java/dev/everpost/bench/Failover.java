package dev.everpost.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long critical mail takes to the backup when the primary refuses or falls silent, and what later messages pay for
 * it. Arguments: SMTP port, primary's port, backup's port, {@code refuse} or {@code silent}.
 */
public final class Failover {

    private static final int REPEATS = 101;

    private final KeptSession session;

    private Failover(int port) throws IOException {
        this.session = new KeptSession(port);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var primary = new Mailhost(Integer.parseInt(arguments[1]));
        var backup = new Mailhost(Integer.parseInt(arguments[2]));
        var failover = new Failover(Integer.parseInt(arguments[0]));
        var before = failover.median(primary);
        if (arguments[3].equals("refuse")) {
            primary.refuse();
        } else {
            primary.fallSilent();
        }
        double first = failover.carried(backup) / 1e6;
        for (int i = 0; i < 20; i++) {
            failover.carried(backup);
        }
        var after = failover.median(backup);
        System.out.printf(
                Locale.ROOT,
                "first by the backup after %.0f ms; then p50 %.1f ms (before %.1f ms)%n",
                first,
                after.millis(0.5),
                before.millis(0.5));
        System.exit(0);
    }

    private Percentiles median(Mailhost host) throws IOException, InterruptedException {
        var nanos = new long[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            nanos[i] = carried(host);
        }
        return Percentiles.of(nanos);
    }

    /** From the first command to the provider's having it all. */
    private long carried(Mailhost host) throws IOException, InterruptedException {
        long start = System.nanoTime();
        session.send("X-Everpost-Class: critical\r\n", 4096);
        var taken = host.taken.poll(60, TimeUnit.SECONDS);
        if (taken == null) {
            throw new IOException("nothing came within a minute");
        }
        return taken - start;
    }
}
