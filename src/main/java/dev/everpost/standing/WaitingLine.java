package dev.everpost.standing;

import dev.everpost.message.MessageClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that wait for a slot: critical mail first, then in order of arrival. Guarded by the gate's lock. */
final class WaitingLine {

    /** One queue for each class, in order of precedence. */
    private final List<Queue> queues = new ArrayList<>();

    WaitingLine() {
        for (var messageClass : MessageClass.values()) {
            queues.add(new Queue(messageClass));
        }
    }

    Waiter join(MessageClass messageClass, Thread thread) {
        for (var queue : queues) {
            if (queue.messageClass == messageClass) {
                return queue.join(thread);
            }
        }
        throw new IllegalStateException("no queue for " + messageClass);
    }

    void quit(Waiter waiter) {
        waiter.queue.quit(waiter);
    }

    /** Whether somebody of a higher class waits, or was called and is not gone yet. */
    boolean isBehind(MessageClass messageClass) {
        for (var queue : queues) {
            if (queue.messageClass == messageClass) {
                return false;
            }
            if (queue.called > 0 || !queue.waiting.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Calls the first, if there is room for it; the thread is to be unparked. Null when nobody is called. */
    @Nullable
    Thread callNext(Concurrency concurrency) {
        for (var queue : queues) {
            if (!queue.waiting.isEmpty()) {
                // Who stands behind a class without room has no room either.
                return concurrency.hasRoom(queue.messageClass) ? queue.call() : null;
            }
        }
        return null;
    }

    /** Calls everybody: what they wait for is no longer the question. */
    List<Thread> callAll() {
        var threads = new ArrayList<Thread>();
        for (var queue : queues) {
            while (!queue.waiting.isEmpty()) {
                threads.add(queue.call());
            }
        }
        return threads;
    }

    /** Those of one class. */
    private static final class Queue {
        private final MessageClass messageClass;
        private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();
        private int called;

        private Queue(MessageClass messageClass) {
            this.messageClass = messageClass;
        }

        private Waiter join(Thread thread) {
            var waiter = new Waiter(this, thread);
            waiting.add(waiter);
            return waiter;
        }

        private Thread call() {
            var first = waiting.remove();
            first.called = true;
            called++;
            return first.thread;
        }

        private void quit(Waiter waiter) {
            if (waiter.called) {
                called--;
            } else {
                waiting.remove(waiter);
            }
        }
    }

    /** One thread in the line. */
    static final class Waiter {
        private final Queue queue;
        private final Thread thread;
        private volatile boolean called;

        private Waiter(Queue queue, Thread thread) {
            this.queue = queue;
            this.thread = thread;
        }

        /** Safe without the lock. */
        boolean isCalled() {
            return called;
        }
    }
}
