package dev.everpost.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.everpost.virtual.VirtualWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** {@code make sim SEED=n RUNS=n}: runs seeds one after the other and stops at the first that breaks a promise. */
public final class Simulate {

    /** When every simulation begins. */
    static final Instant EPOCH = Instant.parse("2026-11-22T00:00:00Z");

    private static final Duration STUCK = Duration.ofSeconds(20);
    private static volatile @Nullable VirtualWorld latest;

    private Simulate() {}

    /** The world that is looked at for threads that block outside it. */
    static void watched(VirtualWorld world) {
        latest = world;
    }

    /**
     * Says which thread blocks outside the world, and ends the process. A wait with a bound in the scheduler would say it
     * too, but costs a timer at each of millions of turns.
     */
    private static void watchForStuckThreads() {
        Thread.ofPlatform().daemon(true).name("sim-watchdog").start(() -> {
            long before = -1;
            while (true) {
                LockSupport.parkNanos(STUCK.toNanos());
                var world = latest;
                long now = world == null ? -1 : world.turns();
                if (world != null && now == before) {
                    world.running().ifPresent(Simulate::giveUp);
                }
                before = now;
            }
        });
    }

    private static void giveUp(Thread stuck) {
        System.err.println("thread " + stuck.getName() + " blocks outside the world:");
        List.of(stuck.getStackTrace()).forEach(System.err::println);
        Runtime.getRuntime().halt(3);
    }

    private static long option(String name, String[] arguments, long ifAbsent) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at >= 0 && at + 1 < arguments.length ? Long.parseLong(arguments[at + 1]) : ifAbsent;
    }

    /** Faults are the daily bread here; their log lines would bury the one that matters. */
    private static void quiet() {
        if (LoggerFactory.getLogger("dev.everpost") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
    }

    /** The runs go on a virtual thread: with one carrier (see {@code make sim}) a switch costs no system call. */
    public static void main(String[] arguments) throws InterruptedException {
        Thread.ofVirtual().name("simulate").start(() -> simulate(arguments)).join();
    }

    private static void simulate(String[] arguments) {
        quiet();
        watchForStuckThreads();
        long seed = option("--seed", arguments, System.nanoTime() >>> 20);
        long runs = option("--runs", arguments, 100);
        System.out.println("seeds " + seed + " to " + (seed + runs - 1));
        long acked = 0;
        long calls = 0;
        long copies = 0;
        long crashes = 0;
        long nacked = 0;
        long start = System.nanoTime();
        for (long i = 0; i < runs; i++) {
            var result = Simulation.run(seed + i);
            acked += result.acked();
            calls += result.calls();
            copies += result.copies();
            crashes += result.crashes();
            nacked += result.nacked();
            if (!result.violations().isEmpty()) {
                System.out.println("SEED " + result.seed() + " broke a promise: " + result);
                result.violations().forEach(System.out::println);
                System.exit(1);
            }
            if (Boolean.getBoolean("sim.verbose") || runs == 1 || (i + 1) % 100 == 0) {
                System.out.printf("%d runs, last %s%n", i + 1, result);
            }
        }
        System.out.printf(
                "%d runs in %.1f s: %d messages accepted, %d told to come back, %d provider calls, %d second copies,"
                        + " %d crashes; nothing lost%n",
                runs, (System.nanoTime() - start) / 1e9, acked, nacked, calls, copies, crashes);
    }
}
