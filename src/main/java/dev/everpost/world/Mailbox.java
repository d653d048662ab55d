package dev.everpost.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An unbounded queue from many senders to one receiver; bound what you put in before you put it. Thread-safe. */
public final class Mailbox<T> {

    private final World world;
    private final ConcurrentLinkedQueue<T> letters = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread receiver;

    public Mailbox(World world) {
        this.world = world;
    }

    /** Adds a letter and wakes the receiver if it waits. */
    public void put(T letter) {
        letters.add(letter);
        var waiting = receiver;
        if (waiting != null) {
            world.threads().unpark(waiting);
        }
    }

    /** Takes up to {@code most} letters, waiting at most {@code atMost} for the first; empty when none came. */
    public List<T> take(int most, Duration atMost) {
        var taken = poll(most);
        if (!taken.isEmpty()) {
            return taken;
        }
        receiver = Thread.currentThread();
        if (letters.isEmpty()) {
            world.threads().park(atMost);
        }
        receiver = null;
        return poll(most);
    }

    /** Takes what is there now, up to {@code most} letters. */
    public List<T> poll(int most) {
        var taken = new ArrayList<T>();
        T next = taken.size() < most ? letters.poll() : null;
        while (next != null) {
            taken.add(next);
            next = taken.size() < most ? letters.poll() : null;
        }
        return taken;
    }

    /** True when nothing waits to be taken. */
    public boolean isEmpty() {
        return letters.isEmpty();
    }
}
