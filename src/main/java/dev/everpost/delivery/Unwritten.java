package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.store.Spool;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts about providers and the gateway that the store has not taken yet: kept in order, for a store that fails is just
 * when things happen. Used by one thread.
 */
final class Unwritten {

    /** Between two tries. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Unwritten.class);
    private static final int MOST = 10_000;

    private final Spool spool;
    private final ArrayDeque<Fact> facts = new ArrayDeque<>();

    Unwritten(Spool spool) {
        this.spool = spool;
    }

    /** Beyond {@value #MOST} the oldest is given up, and logged. */
    void add(Fact fact) {
        facts.add(fact);
        if (facts.size() > MOST) {
            LOG.warn("the store has failed for so long that a fact is given up: {}", facts.remove());
        }
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    /** Writes all of them, or keeps all of them. */
    void write() {
        if (!facts.isEmpty() && spool.note(List.copyOf(facts))) {
            facts.clear();
        }
    }
}
