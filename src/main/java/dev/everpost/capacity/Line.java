package dev.everpost.capacity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Mail of a flow that was not carried yet, by the minute in which it came. For one thread. */
final class Line {

    private static final double DUST = 1e-9;

    private final Flow flow;
    private final Reckoning reckoning;
    /** The oldest first. */
    private final Deque<Cohort> stale = new ArrayDeque<>();

    private double staleTotal;
    private double fresh;
    private int minute;

    Line(Flow flow, Reckoning reckoning) {
        this.flow = flow;
        this.reckoning = reckoning;
        reckoning.arrived(flow.waiting());
        await(flow.waiting());
    }

    /** Which part of a line. */
    enum Part {
        /** What came in this minute. */
        FRESH,
        /** What waits. */
        STALE
    }

    Flow flow() {
        return flow;
    }

    double amount(Part part) {
        return switch (part) {
            case FRESH -> fresh;
            case STALE -> staleTotal;
        };
    }

    boolean isEmpty() {
        return fresh + staleTotal <= DUST;
    }

    double total() {
        return fresh + staleTotal;
    }

    void begin(int minute) {
        await(fresh);
        this.minute = minute;
        expire();
        fresh = flow.inMinute(minute);
        reckoning.arrived(fresh);
    }

    private void await(double amount) {
        if (amount > DUST) {
            stale.addLast(new Cohort(minute, amount));
            staleTotal += amount;
        }
    }

    private void expire() {
        while (!stale.isEmpty() && minute - stale.getFirst().born >= minutes(flow.deadline())) {
            var gone = stale.removeFirst();
            staleTotal -= gone.amount;
            reckoning.expired(gone.amount);
        }
        staleTotal = stale.isEmpty() ? 0 : staleTotal;
    }

    /** So many of a part are carried in this minute; of what waits, the oldest. */
    void carried(Part part, double amount) {
        switch (part) {
            case FRESH -> {
                fresh = Math.max(0, fresh - amount);
                reckoning.carried(amount, 0, true);
            }
            case STALE -> carriedStale(amount);
        }
    }

    private void carriedStale(double amount) {
        double left = amount;
        while (left > DUST && !stale.isEmpty()) {
            var cohort = stale.getFirst();
            double taken = Math.min(left, cohort.amount);
            int waited = minute - cohort.born;
            reckoning.carried(taken, waited, waited <= minutes(flow.useful()));
            cohort.amount -= taken;
            left -= taken;
            staleTotal -= taken;
            if (cohort.amount <= DUST) {
                stale.removeFirst();
            }
        }
        staleTotal = stale.isEmpty() ? 0 : staleTotal;
    }

    /** The day is over. */
    void end() {
        await(fresh);
        for (var cohort : stale) {
            int waited = minute - cohort.born;
            reckoning.left(cohort.amount, waited, waited > minutes(flow.useful()));
        }
    }

    private static long minutes(Duration time) {
        return Math.max(1, time.toMinutes());
    }

    /** What came in one minute and waits. */
    private static final class Cohort {
        private final int born;
        private double amount;

        private Cohort(int born, double amount) {
            this.born = born;
            this.amount = amount;
        }
    }
}
