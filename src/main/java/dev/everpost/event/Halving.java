package dev.everpost.event;

import dev.everpost.store.Ledger;
import java.time.Duration;
import java.time.Instant;

/** Finds places in the book by time, asking for one fact some forty times; the book has no index of times. */
final class Halving {

    /** Facts stand in the order of their commits, and a fact's time may be a little before its commit. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private Halving() {}

    /** The last position whose fact, like all before it, is older than the time. */
    static long lastBefore(Ledger ledger, Instant since) {
        var earliest = since.minus(SLACK);
        long low = 0;
        long high = end(ledger);
        while (low < high) {
            long middle = low + (high - low) / 2;
            var next = ledger.factsAfter(middle, 1);
            if (next.isEmpty() || !next.getFirst().fact().at().isBefore(earliest)) {
                high = middle;
            } else {
                low = next.getFirst().position();
            }
        }
        return low;
    }

    /** The position of the last fact; 0 in an empty book. */
    static long end(Ledger ledger) {
        long beyond = 1;
        while (beyond < Long.MAX_VALUE / 2 && !ledger.factsAfter(beyond, 1).isEmpty()) {
            beyond *= 2;
        }
        long low = 0;
        long high = beyond;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (ledger.factsAfter(middle, 1).isEmpty()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
