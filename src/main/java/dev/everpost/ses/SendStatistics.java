package dev.everpost.ses;

import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Tally;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.List;

/** What the whole account sent and what came of it, in points of 15 minutes over two weeks. Thread-safe. */
public final class SendStatistics {

    /** As SES. */
    public static final Duration SPAN = Duration.ofDays(14);

    private final Ledger ledger;
    private final Time time;

    public SendStatistics(Ledger ledger, Time time) {
        this.ledger = ledger;
        this.time = time;
    }

    /** The points in which something happened, oldest first. */
    public List<Tally> points() {
        return ledger.tallies(time.now().minus(SPAN));
    }
}
