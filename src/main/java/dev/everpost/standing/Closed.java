package dev.everpost.standing;

import dev.everpost.message.MessageClass;

/**
 * Healthy: everything enters, failures are counted.
 *
 * @param trips openings remembered when it closed
 * @param connectRun connect-level failures since the last success
 * @param failureRun failures of any level since the last success
 */
record Closed(int trips, long since, int connectRun, int failureRun, Recent recent, String why) implements State {

    private static final Admission HEALTHY = new Admission.Yes("healthy");

    static Closed fresh(int trips, long sinceNanos, String why) {
        return new Closed(trips, sinceNanos, 0, 0, Recent.none(), why);
    }

    @Override
    public State on(Event event, Circumstances now) {
        return switch (event) {
            case Event.Left(var sign) -> left(sign, now);
            case Event.TimePassed _, Event.Asked _, Event.Entered _, Event.Abandoned _, Event.AccountWell _ -> this;
        };
    }

    private State left(Sign sign, Circumstances now) {
        return switch (sign) {
            case Sign.Nothing _ -> this;
            case Sign.Answered _, Sign.Carried _ -> new Closed(trips, since, 0, 0, results(false, now), why);
            case Sign.Failed failed -> failed(failed, now);
            case Sign.AccountClosed account -> Open.forAccount(account, rememberedTrips(now), now);
        };
    }

    private State failed(Sign.Failed sign, Circumstances now) {
        int connect = connectRun + (sign.level() == Sign.Level.CONNECT ? 1 : 0);
        var next = new Closed(trips, since, connect, failureRun + 1, results(true, now), why);
        var reason = next.reasonToOpen(now);
        return reason.isEmpty() ? next : Open.forFailures(reason + "; last " + sign.reply(), rememberedTrips(now), now);
    }

    private String reasonToOpen(Circumstances now) {
        var trip = now.settings().trip();
        if (connectRun >= trip.connectFailures()) {
            return connectRun + " connection failures in a row";
        }
        if (failureRun >= trip.serverFailures()) {
            return failureRun + " failures in a row";
        }
        int count = recent.count(trip.windowSpan(), now.nanos());
        int failures = recent.failures(count);
        return count >= trip.windowMin() && failures >= trip.failureShare() * count
                ? failures + " of the last " + count + " attempts failed"
                : "";
    }

    private Recent results(boolean failed, Circumstances now) {
        return recent.with(failed, now.nanos(), now.settings().trip().windowSize());
    }

    private int rememberedTrips(Circumstances now) {
        long forgotten = now.since(since).dividedBy(now.settings().open().tripMemory());
        return (int) Math.max(0, trips - forgotten);
    }

    /** Failures in a row that would open it. */
    int opensLeft(BreakerSettings.Trip trip) {
        return Math.max(1, Math.min(trip.connectFailures() - connectRun, trip.serverFailures() - failureRun));
    }

    @Override
    public Admission admits(MessageClass messageClass, Circumstances now) {
        return HEALTHY;
    }

    @Override
    public Standing.Condition condition() {
        return Standing.Condition.UP;
    }
}
