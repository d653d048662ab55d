package dev.everpost.standing;

import dev.everpost.fact.ProviderName;
import dev.everpost.world.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Standing} from a gate's parts; called under the gate's lock. */
record Portrait(ProviderName name, Breaker breaker, Allowance allowance, Concurrency concurrency, Time time) {

    Standing draw(long nanos) {
        var order = breaker.order();
        return new Standing(
                name,
                breaker.shown(),
                breaker.state().condition(),
                wallClock(order == null ? breaker.state().since() : order.since(), nanos),
                breaker.why(),
                breaker.share(nanos),
                concurrency.inFlight(),
                concurrency.limit(),
                breaker.opensLeft(),
                nextProbe(nanos),
                allowance.leftThisSecond(nanos),
                allowance.leftToday(nanos),
                allowance.throttledTo(),
                allowance.pausedFor(nanos),
                order == null ? null : order.by());
    }

    private @Nullable Instant nextProbe(long nanos) {
        return switch (breaker.state()) {
            case Open open -> wallClock(open.until(), nanos);
            case HalfOpen _ -> time.now();
            case Closed _, Ramping _ -> null;
        };
    }

    private Instant wallClock(long momentNanos, long nowNanos) {
        return time.now().plusNanos(momentNanos - nowNanos);
    }
}
