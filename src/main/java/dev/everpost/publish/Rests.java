package dev.everpost.publish;

import dev.everpost.world.Time;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which destinations are left alone for a while after a failure. Thread-safe. */
final class Rests {

    /** A destination that declined so many parcels in a row rests as one that failed. */
    static final int DECLINED_MAX = 10;

    private final Map<String, Integer> declined = new ConcurrentHashMap<>();
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();
    private final Time time;

    Rests(Time time) {
        this.time = time;
    }

    boolean isResting(String destination) {
        var rest = rests.get(destination);
        return rest != null && time.nanos() - rest.untilNanos() < 0;
    }

    void failed(String destination) {
        rests.compute(destination, (_, before) -> {
            int failures = before == null ? 1 : before.failures() + 1;
            return new Rest(failures, time.nanos() + Retries.rest(failures).toNanos());
        });
    }

    /** It works and declined one parcel. True when it rests, because it declines everything. */
    boolean declined(String destination) {
        boolean rests = declined.merge(destination, 1, Integer::sum) >= DECLINED_MAX;
        if (rests) {
            failed(destination);
        }
        return rests;
    }

    void worked(String destination) {
        declined.remove(destination);
        rests.remove(destination);
    }

    private record Rest(int failures, long untilNanos) {}
}
