package dev.everpost.reputation;

import dev.everpost.fact.Fact;
import dev.everpost.store.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When receivers refused everybody by their own fault, as the suppression list found: such bounces are nobody's bad mail. */
record Bursts(List<Burst> all) {

    /** Bounces that made it a burst came before it was told. */
    private static final Duration BEFORE = Duration.ofHours(1);

    /** {@code until} null: it goes on. */
    record Burst(String domain, Instant from, @Nullable Instant until) {

        /** Whether an hour that begins then has anything of it. */
        boolean touches(Instant hour) {
            return hour.plus(Duration.ofHours(1)).isAfter(from) && (until == null || hour.isBefore(until));
        }
    }

    /** Reads the latest news, newest first. */
    static Bursts of(List<Ledger.Entry> news) {
        var bursts = new ArrayList<Burst>();
        for (var entry : news.reversed()) {
            if (entry.fact() instanceof Fact.AlarmRaised raised && raised.alarm() == Fact.Alarm.RECEIVER_TROUBLE) {
                bursts.add(new Burst(raised.subject(), raised.at().minus(BEFORE), null));
            }
            if (entry.fact() instanceof Fact.AlarmCleared cleared && cleared.alarm() == Fact.Alarm.RECEIVER_TROUBLE) {
                bursts.replaceAll(
                        burst -> burst.until() == null && burst.domain().equals(cleared.subject())
                                ? new Burst(burst.domain(), burst.from(), cleared.at())
                                : burst);
            }
        }
        return new Bursts(List.copyOf(bursts));
    }

    boolean touches(String domain, Instant hour) {
        return all.stream().anyMatch(burst -> burst.domain().equals(domain) && burst.touches(hour));
    }

    List<String> domains() {
        return all.stream().map(Burst::domain).distinct().toList();
    }
}
