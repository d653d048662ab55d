package dev.everpost.health.series;

import dev.everpost.anomaly.Detector;
import dev.everpost.anomaly.DetectorState;
import dev.everpost.anomaly.Shape;
import dev.everpost.health.Scope;
import dev.everpost.store.Learned;
import dev.everpost.store.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Detectors over restarts: each series' state by its name. What cannot be read is learned anew. Not thread-safe. */
final class SeriesMemory {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesMemory.class);
    private static final String ROOM = "series";

    private final Learned learned;
    private final Map<String, byte[]> unclaimed = new HashMap<>();

    SeriesMemory(Learned learned) {
        this.learned = learned;
    }

    /** Reads everything that was kept, for series that will ask for theirs. */
    void read() {
        try {
            unclaimed.putAll(learned.of(ROOM));
        } catch (StoreUnavailable unavailable) {
            LOG.atWarn().setCause(unavailable).log("what was learned of series cannot be read; it is learned anew");
        }
    }

    /** A series' detector as it was kept, else a new one. */
    Detector detector(Scope scope, Measure measure) {
        var name = name(scope, measure);
        return Optional.ofNullable(unclaimed.remove(name))
                .flatMap(state -> DetectorState.restore(state, Shape.SMALL))
                .orElseGet(() -> new Detector(Shape.SMALL, name.hashCode()));
    }

    /** Keeps these; what cannot be kept now is kept another time. */
    void keep(Collection<LearnedSeries> series, Instant now) {
        var states = new HashMap<String, byte[]>();
        series.forEach(each -> states.put(name(each.scope(), each.measure()), DetectorState.save(each.detector())));
        if (!states.isEmpty() && !learned.keep(ROOM, states, now)) {
            LOG.atInfo().log("what was learned of series cannot be kept now; it is tried again");
        }
    }

    /** Forgets what nobody asked for. */
    void forgetUnclaimed() {
        if (!unclaimed.isEmpty() && learned.forget(ROOM, unclaimed.keySet())) {
            unclaimed.clear();
        }
    }

    /** Forgets what is learned no more. */
    void forget(Scope scope) {
        learned.forget(
                ROOM,
                List.of(Measure.values()).stream()
                        .map(measure -> name(scope, measure))
                        .toList());
    }

    private static String name(Scope scope, Measure measure) {
        return scope.getClass().getSimpleName() + '/' + scope.words() + '/' + measure;
    }
}
