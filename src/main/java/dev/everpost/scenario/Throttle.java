package dev.everpost.scenario;

import dev.everpost.world.Time;

/** A token bucket whose rate is told at each try; it holds at most one second's worth, and at least one. Thread-safe. */
public final class Throttle {

    private final Time time;
    private double tokens = 1;
    private long filledNanos;

    public Throttle(Time time) {
        this.time = time;
        this.filledNanos = time.nanos();
    }

    /** Takes a token if there is one. */
    public synchronized boolean takes(double ratePerSecond) {
        if (ratePerSecond == 0) {
            return false;
        }
        long now = time.nanos();
        tokens = Math.min(Math.max(1, ratePerSecond), tokens + (now - filledNanos) / 1e9 * ratePerSecond);
        filledNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
