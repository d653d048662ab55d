package dev.everpost.health.probe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last probe of one target. Immutable.
 *
 * @param steps in order, slowness against the target's own past counted in
 * @param certificates as shown, the server's own first
 * @param ours why the failure is not the provider's; null when it is, or when there is none
 */
public record ProbeReport(
        Target target,
        Instant at,
        List<StepReport> steps,
        List<ShownCertificate> certificates,
        @Nullable Ours ours) {

    public ProbeReport {
        steps = List.copyOf(steps);
        certificates = List.copyOf(certificates);
    }

    /**
     * Evidence that it is us.
     *
     * @param part what of ours, in a word: {@code dns}, {@code network}, {@code clock}
     * @param strength 0 to 1, by how many others failed at the same step
     */
    public record Ours(String part, Step step, double strength, String words) {}

    /** Whole days until the first of the shown certificates ends; empty without TLS. */
    public Optional<Long> certificateDaysLeft() {
        return certificates.stream().map(each -> each.daysLeft(at)).min(Long::compare);
    }
}
