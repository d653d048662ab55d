package dev.everpost.edge.probe;

import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.probe.ShownCertificate;
import dev.everpost.health.probe.Step;
import dev.everpost.health.probe.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A probe of one provider as the API shows it.
 *
 * @param ours what of our own side seems to be out instead of the provider; null when nothing
 */
public record ProbeView(
        String provider,
        String door,
        Instant at,
        List<StepView> steps,
        List<CertificateView> certificates,
        @Nullable OursView ours) {

    /**
     * One step.
     *
     * @param reading {@code well}, {@code impaired}, {@code failing} or {@code unknown}
     * @param ms how long it took; null when it was not reached
     * @param usualMs the median of late; null before there were enough probes
     */
    public record StepView(
            String step,
            String reading,
            @Nullable Long ms,
            @Nullable Long usualMs,
            String words) {}

    /** A certificate that the server showed. */
    public record CertificateView(String subject, Instant until, long daysLeft, boolean leaf) {}

    /** What of ours, how sure, and why. */
    public record OursView(String part, double strength, String words) {}

    /** Without what is usual. */
    public static ProbeView of(ProbeReport report) {
        return of(report, _ -> Optional.empty());
    }

    static ProbeView of(ProbeReport report, Function<Step, Optional<Duration>> usual) {
        var ours = report.ours();
        return new ProbeView(
                report.target().provider().value(),
                report.target().door(),
                report.at(),
                report.steps().stream()
                        .map(step -> step(step, usual.apply(step.step())))
                        .toList(),
                report.certificates().stream()
                        .map(each -> certificate(each, report.at()))
                        .toList(),
                ours == null ? null : new OursView(ours.part(), ours.strength(), ours.words()));
    }

    private static StepView step(StepReport step, Optional<Duration> usual) {
        return new StepView(
                step.step().label(),
                step.reading().label(),
                step.took().isZero() ? null : Long.valueOf(step.took().toMillis()),
                usual.map(Duration::toMillis).orElse(null),
                step.words());
    }

    private static CertificateView certificate(ShownCertificate shown, Instant at) {
        return new CertificateView(shown.subject(), shown.until(), shown.daysLeft(at), shown.leaf());
    }
}
