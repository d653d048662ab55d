package dev.everpost.capacity;

import dev.everpost.message.MessageClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What came lately: recipients by routing rule and class, by the hour, for eight days. Thread-safe; to note costs no more than a
 * look-up.
 */
public final class Traffic {

    /** A day ahead has so many hours. */
    static final int AHEAD = 24;

    static final int WEEK = 7 * 24;
    /** More rules and classes are not counted. */
    static final int KINDS_MAX = 3_000;

    private static final long HOUR_SECONDS = 3_600;

    private final Map<Mail, Hours> hours = new ConcurrentHashMap<>();

    /** Mail that is counted together; {@code rule} is which mail its rule is for, in words. */
    public record Mail(String rule, MessageClass messageClass) {}

    /** Recipients were accepted. */
    public void note(Mail mail, int recipients, Instant at) {
        var of = hours.get(mail);
        if (of == null && hours.size() < KINDS_MAX) {
            of = hours.computeIfAbsent(mail, _ -> new Hours());
        }
        if (of != null) {
            of.add(hour(at), recipients);
        }
    }

    /** What is counted. */
    public List<Mail> kinds() {
        return List.copyOf(hours.keySet());
    }

    /** The hour with the most mail of the seven days before {@code now}; the present one when there was none. */
    public Instant peak(Instant now) {
        long present = hour(now);
        long best = present;
        long most = 0;
        for (long hour = present - WEEK + 1; hour <= present; hour++) {
            long count = total(hour);
            if (count > most) {
                most = count;
                best = hour;
            }
        }
        return Instant.ofEpochSecond(best * HOUR_SECONDS);
    }

    private long total(long hour) {
        return hours.values().stream().mapToLong(of -> of.at(hour)).sum();
    }

    /**
     * A day ahead, from the present hour on: its beginning as busy as the busiest of this hour, the one before and the same hour
     * of yesterday; the rest as yesterday, or like the beginning where yesterday is not known.
     */
    public List<Double> fromNow(Mail mail, Instant now) {
        var of = hours.get(mail);
        long present = hour(now);
        long first = of == null ? 0 : Math.max(of.at(present), Math.max(of.at(present - 1), of.at(present - AHEAD)));
        return ahead(first, hour -> present + hour - AHEAD, of);
    }

    /** A day from the peak on, as it was then; what is still to come is as the day before. */
    public List<Double> fromPeak(Mail mail, Instant peak, Instant now) {
        var of = hours.get(mail);
        long begin = hour(peak);
        long present = hour(now);
        return ahead(
                of == null ? 0 : of.at(begin),
                hour -> begin + hour < present ? begin + hour : begin + hour - AHEAD,
                of);
    }

    private List<Double> ahead(long first, LongUnaryOperator past, @Nullable Hours of) {
        var ahead = new ArrayList<Double>(AHEAD);
        ahead.add((double) first);
        long known = firstKnown();
        for (int hour = 1; hour < AHEAD; hour++) {
            long then = past.applyAsLong(hour);
            ahead.add(of == null ? 0.0 : (double) (then < known ? first : of.at(then)));
        }
        return ahead;
    }

    private long firstKnown() {
        return hours.values().stream().mapToLong(Hours::first).min().orElse(Long.MAX_VALUE);
    }

    /** All counts that are not 0, for keeping. */
    Map<Mail, Hours> all() {
        return Map.copyOf(hours);
    }

    /** Counts from before the start are added. */
    void restore(Mail mail, long hour, long recipients) {
        hours.computeIfAbsent(mail, _ -> new Hours()).add(hour, recipients);
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS);
    }
}
