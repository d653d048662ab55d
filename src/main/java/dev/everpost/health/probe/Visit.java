package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way through a target's steps.
 *
 * @param steps one report for each step of the target, in order; those behind a failure are not reached
 * @param certificates as shown, the server's own first; none without TLS
 * @param skew how far the server's clock is ahead of ours; null when it told no time
 * @param throttled the server asks us to come less often
 */
public record Visit(
        List<StepReport> steps,
        List<ShownCertificate> certificates,
        @Nullable Duration skew,
        boolean throttled) {

    public Visit {
        steps = List.copyOf(steps);
        certificates = List.copyOf(certificates);
    }

    /** The step that ended it early. */
    public Optional<StepReport> failure() {
        return steps.stream().filter(step -> step.reading() == Reading.FAILING).findFirst();
    }
}
