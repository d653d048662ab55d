package dev.everpost.scenario;

import java.time.Duration;

/**
 * A share of the messages is accepted with a good answer at once, and delivered and reported on late: a stuck queue, a shard, a frozen
 * account.
 *
 * @param delay zero to one day
 * @param share of the messages, 0 (excluded) to 1
 */
public record LateDelivery(Duration delay, double share) implements Fault {

    public LateDelivery {
        Fault.requireBounded("delay", delay);
        Fault.requireShare(share);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.LATE_DELIVERY;
    }

    @Override
    public String words() {
        return "accepts " + Fault.percent(share) + " of messages and delivers them " + Durations.print(delay) + " late";
    }
}
