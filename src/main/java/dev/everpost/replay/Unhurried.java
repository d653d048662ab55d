package dev.everpost.replay;

import dev.everpost.world.Threads;
import dev.everpost.world.World;
import java.time.Duration;

/**
 * The same world for those who only look now and then: short rests become longer, because a day has 86 400 seconds, and reading the
 * book in each of them four times is all that a replay would do. Who is woken wakes at once.
 */
final class Unhurried {

    private Unhurried() {}

    /** Rests of less than {@code least} last so long. */
    static World world(World hurried, Duration least) {
        return new World(hurried.time(), hurried.chance(), new Slow(hurried.threads(), least), hurried.names());
    }

    private record Slow(Threads threads, Duration least) implements Threads {
        @Override
        public Thread start(String name, Runnable body) {
            return threads.start(name, body);
        }

        @Override
        public Thread startPlatform(String name, Runnable body) {
            return threads.startPlatform(name, body);
        }

        @Override
        public void park(Duration atMost) {
            threads.park(atMost.compareTo(least) < 0 ? least : atMost);
        }

        @Override
        public void unpark(Thread thread) {
            threads.unpark(thread);
        }

        @Override
        public void sleep(Duration duration) {
            threads.sleep(duration);
        }
    }
}
