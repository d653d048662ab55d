package dev.everpost.edge.hooks;

import dev.everpost.fact.ProviderName;
import dev.everpost.world.Time;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets posts in, one provider's as if there were no other: a flood of one costs neither another provider's reports nor mail.
 * Thread-safe. Only providers of the configuration are counted, so the map is small.
 */
final class Turnstile {

    private final HookLimits limits;
    private final Time time;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<ProviderName, Lane> lanes = new ConcurrentHashMap<>();

    Turnstile(HookLimits limits, Time time) {
        this.limits = limits;
        this.time = time;
    }

    /** False when there is no room; true has to be followed by {@link #leave}. {@code size} below 0: nobody knows. */
    boolean enter(ProviderName provider, long size) {
        long share = share(size);
        if (bytes.addAndGet(share) > limits.bytesAtOnceMax()) {
            bytes.addAndGet(-share);
            return false;
        }
        if (!lane(provider).enter()) {
            bytes.addAndGet(-share);
            return false;
        }
        return true;
    }

    void leave(ProviderName provider, long size) {
        lane(provider).leave();
        bytes.addAndGet(-share(size));
    }

    private long share(long size) {
        return size < 0 || size > limits.bodyBytesMax() ? limits.bodyBytesMax() : size;
    }

    private Lane lane(ProviderName provider) {
        return lanes.computeIfAbsent(provider, _ -> new Lane());
    }

    private final class Lane {
        private double tokens = limits.burst();
        private long filledAtNanos = time.nanos();
        private int inside;

        synchronized boolean enter() {
            long now = time.nanos();
            double gained = (now - filledAtNanos) / 1e9 * limits.perSecond();
            tokens = Math.min(limits.burst(), tokens + gained);
            filledAtNanos = now;
            if (inside >= limits.atOnceMax() || tokens < 1) {
                return false;
            }
            tokens--;
            inside++;
            return true;
        }

        synchronized void leave() {
            inside--;
        }
    }
}
