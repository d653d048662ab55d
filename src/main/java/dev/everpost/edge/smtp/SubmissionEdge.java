package dev.everpost.edge.smtp;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Submitters;
import dev.everpost.smtp.SmtpHandler;
import dev.everpost.world.World;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the handlers of a submission server; {@code edge::newHandler} is what an SmtpServer asks for. Thread-safe. */
public final class SubmissionEdge {

    private final String hostname;
    private final Logins logins;
    private final boolean trustLoopback;
    private final Intake intake;
    private final ReportMailbox reports;
    private final FailedLogins failedLogins;
    private final World world;

    /**
     * @param hostname what the greeting says
     * @param submitters asked at each AUTH, so that a reload counts at once
     * @param sesRegion the only region whose SES SMTP passwords are taken; null takes any
     * @param reports takes mail of anybody, to itself
     * @param trustLoopback whether clients on this machine may submit without AUTH, as any sender
     */
    public SubmissionEdge(
            String hostname,
            Supplier<Submitters> submitters,
            @Nullable String sesRegion,
            boolean trustLoopback,
            Intake intake,
            ReportMailbox reports,
            FailedLogins failedLogins,
            World world) {
        this.hostname = hostname;
        this.logins = new Logins(submitters, sesRegion);
        this.trustLoopback = trustLoopback;
        this.intake = intake;
        this.reports = reports;
        this.failedLogins = failedLogins;
        this.world = world;
    }

    /** A handler for one connection. */
    public SmtpHandler newHandler() {
        return new SubmissionHandler(hostname, logins, trustLoopback, intake, reports, failedLogins, world);
    }
}
