package dev.everpost.capacity;

/** What a ceiling has left as the minutes pass. For one thread. */
final class Budget {

    private static final double MINUTE_SECONDS = 60;
    private static final int HOUR_MINUTES = 60;

    private final Ceiling ceiling;
    private double left;

    Budget(Ceiling ceiling) {
        this.ceiling = ceiling;
        this.left = switch (ceiling) {
            case Ceiling.Rate _ -> 0;
            case Ceiling.Rolling rolling -> Math.max(0, rolling.left());
            case Ceiling.Daily daily -> Math.max(0, daily.left());
        };
    }

    /** The minute begins; minutes come in order, from 0. */
    void begin(int minute) {
        left = switch (ceiling) {
            case Ceiling.Rate rate -> rate.perSecond() * MINUTE_SECONDS;
            case Ceiling.Rolling rolling -> Math.min(rolling.most(), left + freed(rolling, minute));
            case Ceiling.Daily daily -> minute == daily.renewedAfter() ? daily.next() : left;
        };
    }

    /** An hour's mail is a day old when all of it is. */
    private static double freed(Ceiling.Rolling rolling, int minute) {
        boolean full = minute > 0 && minute % HOUR_MINUTES == 0;
        int hour = minute / HOUR_MINUTES - 1;
        return full && hour < rolling.freed().size() ? rolling.freed().get(hour) : 0;
    }

    double left() {
        return left;
    }

    void take(double recipients) {
        left = Math.max(0, left - recipients);
    }

    Ceiling ceiling() {
        return ceiling;
    }
}
