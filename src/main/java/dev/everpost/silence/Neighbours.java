package dev.everpost.silence;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many hand-overs of each minute were reported on: tells a lost letter among others from a gap in the reports, where everything
 * of a time is missing. Used under the lock of its ear.
 */
final class Neighbours {

    /** Looked at on each side. */
    static final int LOOKED_AT = 10;
    /** Fewer say nothing. */
    static final int LEAST = 3;
    /** One in so many that was reported on shows that reports came: a provider that loses half is no gap. */
    private static final int ONE_IN = 3;

    private static final long SECONDS = 60;

    private final NavigableMap<Long, Integer> reported = new TreeMap<>();

    static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** Something that was handed over then was reported on. */
    void reported(long minute, int many) {
        reported.merge(minute, many, Integer::sum);
    }

    void forgetBefore(Instant at) {
        reported.headMap(minute(at)).clear();
    }

    /** How many hand-overs were reported on, of all that are remembered. */
    long reports() {
        return reported.values().stream().mapToLong(Integer::longValue).sum();
    }

    NavigableMap<Long, Integer> counts() {
        return reported;
    }

    /**
     * Whether reports came about what was handed over just before, in the same minute and just after.
     *
     * @param silent messages without a report by minute, itself among them
     */
    boolean heardAround(long minute, NavigableMap<Long, Integer> silent) {
        int others = silent.getOrDefault(minute, 0) - 1;
        int heard = reported.getOrDefault(minute, 0);
        return (others < LEAST || isHeard(heard, others))
                && isHeardBefore(minute, silent, heard)
                && isHeard(reported.tailMap(minute, false), silent.tailMap(minute, false));
    }

    /** In the first minute of all nothing came before: then its own reports must show that reports came. */
    private boolean isHeardBefore(long minute, NavigableMap<Long, Integer> silent, int heard) {
        var reportedBefore = reported.headMap(minute, false).descendingMap();
        var silentBefore = silent.headMap(minute, false).descendingMap();
        return reportedBefore.isEmpty() && silentBefore.isEmpty()
                ? heard >= LEAST
                : isHeard(reportedBefore, silentBefore);
    }

    /** Both from the nearest minute on. */
    private static boolean isHeard(NavigableMap<Long, Integer> heard, NavigableMap<Long, Integer> unheard) {
        var nearest = new TreeMap<Long, Integer>(heard.comparator());
        heard.keySet().stream().limit(LOOKED_AT).forEach(minute -> nearest.put(minute, 0));
        unheard.keySet().stream().limit(LOOKED_AT).forEach(minute -> nearest.put(minute, 0));
        int yes = 0;
        int no = 0;
        for (var minute : nearest.keySet()) {
            if (yes + no < LOOKED_AT) {
                yes += heard.getOrDefault(minute, 0);
                no += unheard.getOrDefault(minute, 0);
            }
        }
        return yes + no >= LEAST && isHeard(yes, no);
    }

    private static boolean isHeard(int yes, int no) {
        return yes * ONE_IN >= yes + no;
    }
}
