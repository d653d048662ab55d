package dev.everpost.capacity;

import java.util.SortedMap;
import java.util.TreeMap;

/** Recipients by the hour, for eight days; hours are counted from 1970. Thread-safe. */
final class Hours {

    static final int KEPT = 8 * 24;

    private final long[] counts = new long[KEPT];
    private final long[] whose = new long[KEPT];

    synchronized void add(long hour, long recipients) {
        int place = Math.floorMod(hour, KEPT);
        if (whose[place] < hour) {
            whose[place] = hour;
            counts[place] = 0;
        }
        if (whose[place] == hour) {
            counts[place] += recipients;
        }
    }

    synchronized long at(long hour) {
        int place = Math.floorMod(hour, KEPT);
        return whose[place] == hour ? counts[place] : 0;
    }

    /** The earliest that has mail. */
    long first() {
        var all = all();
        return all.isEmpty() ? Long.MAX_VALUE : all.firstKey();
    }

    /** Those that have mail. */
    synchronized SortedMap<Long, Long> all() {
        var all = new TreeMap<Long, Long>();
        for (int place = 0; place < KEPT; place++) {
            if (counts[place] > 0) {
                all.put(whose[place], counts[place]);
            }
        }
        return all;
    }
}
