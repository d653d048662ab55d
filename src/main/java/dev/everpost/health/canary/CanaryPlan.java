package dev.everpost.health.canary;

import java.time.Duration;

/**
 * How canaries are sent.
 *
 * @param every so often by each provider
 * @param within it should arrive, before there is a usual time
 * @param lookEvery so often the mailbox is read while one is awaited
 * @param domain of the mailbox: the receiver
 * @param secret that signs; never shown
 * @param gateway a name of this gateway
 */
public record CanaryPlan(
        Duration every, Duration within, Duration lookEvery, String domain, String secret, String gateway) {

    @Override
    public String toString() {
        return "CanaryPlan[every " + every + ", within " + within + ", to " + domain + ", secret hidden]";
    }
}
