package dev.everpost.audit;

import dev.everpost.audit.Remark.Mark;
import dev.everpost.health.Reading;
import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.probe.StepReport;
import java.util.stream.Collectors;

/** Whether a provider can be reached at all, and for how long its certificate will do. Pure. */
public final class DoorAudit {

    private static final String WHAT = "door";

    private DoorAudit() {}

    /** The line about a provider's door: the first failure, else what is not as it should be, else its certificate. */
    public static Remark of(ProbeReport report) {
        var about = report.target().provider().value();
        var failure = report.steps().stream()
                .filter(step -> step.reading() == Reading.FAILING)
                .findFirst();
        if (failure.isPresent()) {
            return new Remark(Mark.BAD, about, WHAT, failure.get().words(), remedy(report, failure.get()));
        }
        var impaired = report.steps().stream()
                .filter(step -> step.reading() == Reading.IMPAIRED)
                .map(StepReport::words)
                .collect(Collectors.joining("; "));
        return impaired.isEmpty()
                ? Remark.good(about, WHAT, report.target().door() + " opens" + certificate(report))
                : new Remark(Mark.WARNING, about, WHAT, impaired, "watch it: 'everpost probe " + about + "'");
    }

    private static String certificate(ProbeReport report) {
        return report.certificateDaysLeft()
                .map(days -> ", its certificate has " + days + " days left")
                .orElse("");
    }

    private static String remedy(ProbeReport report, StepReport failure) {
        var ours = report.ours();
        if (ours != null) {
            return "look at our own " + ours.part() + " first: " + ours.words();
        }
        return switch (failure.step()) {
            case DNS -> "check the host name or endpoint, and the name servers of this machine";
            case CONNECT ->
                "check host and port, and that the firewall lets us out to "
                        + report.target().door();
            case TLS -> tls(failure.words());
            case GREETING -> "check that port and tls fit this server; its words say what it wants";
            case HTTP -> "check the endpoint: what listens there is no API";
        };
    }

    private static String tls(String words) {
        if (words.contains("no authority that is trusted")) {
            return "name its authority with ca, if it is the right server";
        }
        if (words.contains("for other names")) {
            return "configure the host name that the certificate carries";
        }
        return words.contains("STARTTLS")
                ? "check that port and tls fit this server"
                : "the provider has to renew its certificate, unless our clock is wrong";
    }
}
