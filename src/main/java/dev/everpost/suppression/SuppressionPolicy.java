package dev.everpost.suppression;

import dev.everpost.store.Suppressions.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How reports become entries of the suppression list.
 *
 * @param forAll whether an address is listed for everybody's mail, or for that of the submitter whose mail came back
 * @param lasting how long an entry counts, by its reason; for ever where there is none
 * @param burstAddresses so many addresses of one domain that bounce within the window are a burst
 * @param window of a burst; also how long a receiver must be quiet before a burst is judged
 * @param heldMost after this time a burst without other evidence ends
 */
public record SuppressionPolicy(
        boolean forAll, Map<Reason, Duration> lasting, int burstAddresses, Duration window, Duration heldMost) {

    /** For the submitter, for ever; 10 addresses in 10 minutes are a burst, held for a day at most. */
    public static final SuppressionPolicy DEFAULTS =
            new SuppressionPolicy(false, Map.of(), 10, Duration.ofMinutes(10), Duration.ofHours(24));

    public SuppressionPolicy {
        lasting = Map.copyOf(lasting);
    }

    /** When an entry ends; null is never. */
    @Nullable
    Instant until(Reason reason, Instant at) {
        var time = lasting.get(reason);
        return time == null ? null : at.plus(time);
    }
}
