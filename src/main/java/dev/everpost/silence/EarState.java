package dev.everpost.silence;

import dev.everpost.silence.Ear.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one ear has learned and waits for. Immutable.
 *
 * @param delays of its latest final reports, the oldest first
 * @param reported hand-overs that were reported on, by minutes since 1970
 * @param waiting the oldest first
 */
record EarState(
        @Nullable Instant lastReport, List<Duration> delays, Map<Long, Integer> reported, Map<Leg, Waiting> waiting) {

    EarState {
        delays = List.copyOf(delays);
        reported = Collections.unmodifiableMap(new TreeMap<>(reported));
        waiting = Collections.unmodifiableMap(new LinkedHashMap<>(waiting));
    }
}
