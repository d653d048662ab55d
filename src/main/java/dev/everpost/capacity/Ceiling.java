package dev.everpost.capacity;

import java.util.List;

/** What limits how many recipients a provider takes, in the day ahead; immutable. */
public sealed interface Ceiling {

    /** What people can raise. */
    enum Kind {
        PER_SECOND("quota per second"),
        THROTTLED("wish for less mail"),
        CONCURRENCY("number of calls at one time"),
        PER_DAY("quota per day"),
        WARM_UP("warm-up plan");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people, after "its". */
        public String words() {
            return words;
        }
    }

    Kind kind();

    /** So many recipients a second; what is not used is lost. */
    record Rate(Kind kind, double perSecond) implements Ceiling {}

    /**
     * So many in any 24 hours.
     *
     * @param most of the whole day
     * @param left at the beginning
     * @param freed what becomes free again in each hour from then on, for mail of the day before
     */
    record Rolling(double most, double left, List<Double> freed) implements Ceiling {
        public Rolling {
            freed = List.copyOf(freed);
        }

        @Override
        public Kind kind() {
            return Kind.PER_DAY;
        }
    }

    /**
     * So many on each day of the calendar.
     *
     * @param most of the present day
     * @param left of it at the beginning
     * @param renewedAfter minutes until the next day begins
     * @param next of the next day
     */
    record Daily(Kind kind, double most, double left, int renewedAfter, double next) implements Ceiling {}
}
