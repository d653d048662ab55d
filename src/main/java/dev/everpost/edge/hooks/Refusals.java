package dev.everpost.edge.hooks;

import dev.everpost.fact.ProviderName;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes of refused posts into the log, of each provider and kind one line in a while: a flood must not fill the disk. Thread-safe. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Time time;
    private final Map<Kind, Tally> tallies = new HashMap<>();

    Refusals(Time time) {
        this.time = time;
    }

    private record Kind(ProviderName provider, HookEnd end) {}

    private record Tally(long toldAtNanos, int since) {}

    void note(ProviderName provider, String client, Done done) {
        var untold = untold(new Kind(provider, done.end()));
        untold.ifPresent(count -> LOG.atWarn()
                .addKeyValue("provider", provider)
                .addKeyValue("client", client)
                .addKeyValue("end", done.end().label())
                .addKeyValue("why", done.why())
                .addKeyValue("untold", count)
                .log("a post to a hook was refused"));
    }

    /** How many were kept quiet since the last line; empty when this one is kept quiet, too. */
    private synchronized Optional<Integer> untold(Kind kind) {
        var before = tallies.get(kind);
        if (before != null && isQuiet(before)) {
            tallies.put(kind, new Tally(before.toldAtNanos(), before.since() + 1));
            return Optional.empty();
        }
        tallies.put(kind, new Tally(time.nanos(), 0));
        return Optional.of(before == null ? 0 : before.since());
    }

    private boolean isQuiet(Tally tally) {
        return time.since(tally.toldAtNanos()).compareTo(QUIET) < 0;
    }
}
