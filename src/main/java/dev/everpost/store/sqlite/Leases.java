package dev.everpost.store.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which messages somebody works on. In memory, because one process owns the database; changes belong to the transaction
 * under way and are taken back with it. Only the writer's thread uses it.
 */
final class Leases {

    private final Set<Long> held = new HashSet<>();
    private final List<Step> sinceCommit = new ArrayList<>();

    /** False when it is leased already. */
    boolean take(long message) {
        boolean taken = held.add(message);
        if (taken) {
            sinceCommit.add(new Step(message, true));
        }
        return taken;
    }

    void end(long message) {
        if (held.remove(message)) {
            sinceCommit.add(new Step(message, false));
        }
    }

    boolean isHeld(long message) {
        return held.contains(message);
    }

    /** Makes the changes since the last commit or rollback final. */
    void commit() {
        sinceCommit.clear();
    }

    /** Takes them back, the last one first. */
    void rollback() {
        for (var step : sinceCommit.reversed()) {
            if (step.taken) {
                held.remove(step.message);
            } else {
                held.add(step.message);
            }
        }
        sinceCommit.clear();
    }

    private record Step(long message, boolean taken) {}
}
