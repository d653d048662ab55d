package dev.everpost.app.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Runs simulations where they run best: on a virtual thread with a single carrier, where a switch of threads costs no system call. */
final class OneCarrier {

    private OneCarrier() {}

    /** To be called before the process has made its first virtual thread. Throws what the task throws. */
    static <T> T run(Supplier<T> task) throws InterruptedException {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        quiet();
        var result = new AtomicReference<T>();
        var failure = new AtomicReference<RuntimeException>();
        Thread.ofVirtual()
                .name("replay")
                .start(() -> {
                    try {
                        result.set(task.get());
                    } catch (RuntimeException defect) {
                        failure.set(defect);
                    }
                })
                .join();
        var thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        return Objects.requireNonNull(result.get(), "the task gave no result");
    }

    /** Outages are the daily bread here; their log lines would bury the figures. */
    private static void quiet() {
        if (LoggerFactory.getLogger("dev.everpost") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
    }
}
