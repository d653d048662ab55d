package dev.everpost.world;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** JDK threads and {@link LockSupport}. */
final class SystemThreads implements Threads {

    private final Time time;

    SystemThreads(Time time) {
        this.time = time;
    }

    @Override
    public Thread start(String name, Runnable body) {
        return Thread.ofVirtual().name(name).start(body);
    }

    @Override
    public Thread startPlatform(String name, Runnable body) {
        return Thread.ofPlatform().name(name).daemon(true).start(body);
    }

    @Override
    public void park(Duration atMost) {
        LockSupport.parkNanos(this, atMost.toNanos());
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    public void sleep(Duration duration) {
        long start = time.nanos();
        long left = duration.toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = duration.toNanos() - (time.nanos() - start);
        }
    }
}
