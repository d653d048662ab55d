package dev.everpost.standing;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what happened in the order it happened, one thing at a time, without a lock: what comes while somebody tells is
 * told by that one. Thread-safe.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final ConcurrentLinkedQueue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** Remembers something to tell; called under the gate's lock, which makes the order. */
    void add(Runnable telling) {
        news.add(telling);
    }

    /** Tells what there is to tell; called outside the lock. */
    void tell() {
        if (news.isEmpty() || asked.getAndIncrement() != 0) {
            return;
        }
        int answered = 1;
        while (answered != 0) {
            tellAll();
            answered = asked.addAndGet(-answered);
        }
    }

    private void tellAll() {
        Runnable next = news.poll();
        while (next != null) {
            tellOne(next);
            next = news.poll();
        }
    }

    /** A listener's defect must not silence the gate or fail the delivery that came by. */
    private static void tellOne(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException defect) {
            LOG.error("a listener to gate events threw; it must not", defect);
        }
    }
}
