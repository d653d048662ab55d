package dev.everpost.standing;

import dev.everpost.message.MessageClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Threads that wait for a slot: critical mail first, then in order of arrival. Guarded by the gate's lock. */
final class WaitingLine {

    private final Map<MessageClass, ArrayDeque<Waiter>> waiting = new EnumMap<>(MessageClass.class);
    /** Called but not gone yet; nobody of a lower class goes before them. */
    private final int[] called = new int[MessageClass.values().length];

    WaitingLine() {
        for (var messageClass : MessageClass.values()) {
            waiting.put(messageClass, new ArrayDeque<>());
        }
    }

    Waiter join(MessageClass messageClass, Thread thread) {
        var waiter = new Waiter(messageClass, thread);
        queue(messageClass).add(waiter);
        return waiter;
    }

    void quit(Waiter waiter) {
        if (waiter.called) {
            called[waiter.messageClass.ordinal()]--;
        } else {
            queue(waiter.messageClass).remove(waiter);
        }
    }

    /** Whether somebody of a higher class waits. */
    boolean isBehind(MessageClass messageClass) {
        for (var higher : MessageClass.values()) {
            if (higher == messageClass) {
                return false;
            }
            if (called[higher.ordinal()] > 0 || !queue(higher).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Calls the first who has room; the thread is to be unparked. Null when there is none. */
    @Nullable
    Thread callNext(Concurrency concurrency) {
        for (var messageClass : MessageClass.values()) {
            var first = queue(messageClass).peek();
            if (first != null) {
                return concurrency.hasRoom(messageClass) ? call(first) : null;
            }
        }
        return null;
    }

    /** Calls everybody: what they wait for is no longer the question. */
    List<Thread> callAll() {
        var threads = new ArrayList<Thread>();
        for (var queue : waiting.values()) {
            while (!queue.isEmpty()) {
                threads.add(call(queue.element()));
            }
        }
        return threads;
    }

    private Thread call(Waiter waiter) {
        queue(waiter.messageClass).remove(waiter);
        called[waiter.messageClass.ordinal()]++;
        waiter.called = true;
        return waiter.thread;
    }

    private ArrayDeque<Waiter> queue(MessageClass messageClass) {
        return waiting.computeIfAbsent(messageClass, _ -> new ArrayDeque<>());
    }

    /** One thread in the line. */
    static final class Waiter {
        private final MessageClass messageClass;
        private final Thread thread;
        private volatile boolean called;

        private Waiter(MessageClass messageClass, Thread thread) {
            this.messageClass = messageClass;
            this.thread = thread;
        }

        /** Safe without the lock. */
        boolean isCalled() {
            return called;
        }
    }
}
