package dev.everpost.app;

import dev.everpost.capacity.Ceiling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.ToLongFunction;

/** A quota of 24 hours as it stands at a time, by what went in the hours before. */
final class SpentDay {

    private static final int HOURS = 24;
    private static final Duration HOUR = Duration.ofHours(1);

    private SpentDay() {}

    /**
     * What went in an hour becomes free a day later.
     *
     * @param at what went in its hour and later does not count
     * @param acceptedSince recipients in the hour of a time and in all later ones
     */
    static Ceiling at(Instant at, long perDay, ToLongFunction<Instant> acceptedSince) {
        var freed = new ArrayList<Double>();
        long later = acceptedSince.applyAsLong(at);
        long newer = later;
        for (int ago = 1; ago <= HOURS; ago++) {
            long since = acceptedSince.applyAsLong(at.minus(HOUR.multipliedBy(ago)));
            freed.addFirst((double) (since - newer));
            newer = since;
        }
        return new Ceiling.Rolling(perDay, Math.max(0, perDay - (newer - later)), freed);
    }
}
