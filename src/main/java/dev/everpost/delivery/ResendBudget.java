package dev.everpost.delivery;

import dev.everpost.world.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many deliveries were sent again in the last minute: a wrong judgement must not double all mail. For one thread. */
final class ResendBudget {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Time time;
    private final Deque<Spent> spent = new ArrayDeque<>();

    private record Spent(long nanos, int deliveries) {}

    ResendBudget(Time time) {
        this.time = time;
    }

    /** Whether so many fit; more than the whole budget fit when none is spent. */
    boolean has(int deliveries, int perMinute) {
        long now = time.nanos();
        spent.removeIf(each -> now - each.nanos() > MINUTE);
        int before = spent.stream().mapToInt(Spent::deliveries).sum();
        return before + deliveries <= perMinute || (before == 0 && perMinute > 0);
    }

    void spend(int deliveries) {
        spent.addLast(new Spent(time.nanos(), deliveries));
    }
}
