package dev.everpost.event;

import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest events, made once by the one reader of the book and shared by all who listen now. Each listener has its own place and
 * asks for what is behind it, so that a slow one costs nothing but its place. Thread-safe.
 */
public final class Tail {

    /** Events that are kept; who is further behind reads the book, or is left behind. */
    public static final int EVENTS_MAX = 2_000;

    private final World world;
    private final Deque<Event> ring = new ArrayDeque<>();
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private int listeners;
    private Cursor floor = Cursor.START;
    private boolean overflowed;
    private volatile long reached = -1;
    private volatile boolean closed;

    public Tail(World world) {
        this.world = world;
    }

    /** What a listener is told. */
    public sealed interface Look {

        /** All events behind its cursor, and how far they reach. */
        record Seen(List<Event> events, Cursor reached) implements Look {}

        /** Its place is not covered: read the book. */
        record Unseen() implements Look {}

        /** It was covered and is no longer, for more happened since than is kept. */
        record Outrun() implements Look {}
    }

    /** Somebody listens from now on; each call needs a {@link #leave}. */
    public synchronized void join() {
        listeners++;
    }

    /** Somebody listens no longer. */
    public synchronized void leave() {
        listeners--;
    }

    /** How many listen. */
    public synchronized int listeners() {
        return listeners;
    }

    /** The reader of the book made all events of the facts after one position up to another. */
    public void offer(long after, List<Event> events, long upTo) {
        add(after, events, upTo);
        wake();
    }

    /** The reader passed over facts, because nobody listened when it began. */
    public void skip(long upTo) {
        synchronized (this) {
            ring.clear();
            floor = Cursor.behind(upTo);
            overflowed = false;
            reached = upTo;
        }
        wake();
    }

    private synchronized void add(long after, List<Event> events, long upTo) {
        if (after != reached) {
            ring.clear();
            floor = Cursor.behind(after);
            overflowed = false;
        }
        ring.addAll(events);
        while (ring.size() > EVENTS_MAX) {
            floor = ring.removeFirst().cursor();
            overflowed = true;
        }
        reached = upTo;
    }

    /** What is behind a cursor. */
    public synchronized Look after(Cursor cursor) {
        if (reached < 0 || cursor.compareTo(floor) < 0) {
            return overflowed && reached >= 0 ? new Look.Outrun() : new Look.Unseen();
        }
        var behind = ring.stream()
                .filter(event -> event.cursor().compareTo(cursor) > 0)
                .toList();
        var end = Cursor.behind(reached);
        return new Look.Seen(behind, end.compareTo(cursor) > 0 ? end : cursor);
    }

    /** Waits until something is told behind a position, at most so long. Not interruptible by what others read. */
    public void await(Cursor cursor, Duration atMost) {
        long start = world.time().nanos();
        waiting.add(Thread.currentThread());
        try {
            var left = atMost;
            while (left.isPositive()
                    && !closed
                    && reached <= cursor.position()
                    && !Thread.currentThread().isInterrupted()) {
                world.threads().park(left);
                left = atMost.minus(world.time().since(start));
            }
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    /** Whether listeners should go: the gateway is stopping. */
    public boolean isClosed() {
        return closed;
    }

    /** Sends all listeners away. */
    public void close() {
        closed = true;
        wake();
    }

    private void wake() {
        waiting.forEach(world.threads()::unpark);
    }
}
