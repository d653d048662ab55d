package dev.everpost.edge.smtp;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Submitter;
import dev.everpost.message.EmailAddress;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.SmtpHandler;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may submit, as whom, to whom; one per connection, its thread only. Nobody unknown submits anything. */
final class SubmissionHandler implements SmtpHandler {

    private static final int FAILED_LOGINS_MAX = 3;
    private static final Duration AFTER_FAILED_LOGIN = Duration.ofMillis(500);

    private final String hostname;
    private final Logins logins;
    private final boolean trustLoopback;
    private final Intake intake;
    private final ReportMailbox reports;
    private final FailedLogins listener;
    private final World world;

    private @Nullable InetAddress client;
    private int failedLogins;
    private @Nullable Submitter submitter;
    private Voice voice = new OwnVoice();
    private @Nullable Envelope envelope;
    private boolean strange;
    private @Nullable EmailAddress reportTo;

    SubmissionHandler(
            String hostname,
            Logins logins,
            boolean trustLoopback,
            Intake intake,
            ReportMailbox reports,
            FailedLogins listener,
            World world) {
        this.hostname = hostname;
        this.logins = logins;
        this.trustLoopback = trustLoopback;
        this.intake = intake;
        this.reports = reports;
        this.listener = listener;
        this.world = world;
    }

    @Override
    public Reply connected(Client client) {
        this.client = client.address();
        return Reply.of(220, "", hostname + " ESMTP Everpost");
    }

    @Override
    public void secured(Client client) {
        submitter = null;
        voice = new OwnVoice();
        reset();
    }

    @Override
    public Reply authenticate(String username, String password) {
        var login = logins.of(username, password);
        if (login.submitter().isPresent()) {
            submitter = login.submitter().get();
            voice = login.voice();
            return voice.welcome();
        }
        failedLogins++;
        if (client != null) {
            listener.failed(client);
        }
        world.threads().sleep(AFTER_FAILED_LOGIN);
        return failedLogins >= FAILED_LOGINS_MAX
                ? Reply.of(421, "4.7.0", failedLogins + " failed logins; connect again")
                : login.voice().unknown();
    }

    @Override
    public Reply mail(@Nullable String address, Map<String, String> parameters) {
        var who = whoSubmits();
        if (who == null) {
            strange = reports.isOpen();
            return strange ? Reply.of(250, "2.1.0", "Ok") : unknown();
        }
        boolean international = parameters.containsKey("SMTPUTF8");
        var sender = address == null ? null : EmailAddress.parse(address).orElse(null);
        var refusal = address == null ? null : Addresses.whyNot(sender, international, "5.1.7");
        if (refusal != null) {
            return refusal;
        }
        if (voice.judgesSendersAtMail() && !who.maySendAs(sender)) {
            return Reply.of(550, "5.7.1", "Submitter " + who.name() + " may not send as this address");
        }
        envelope = new Envelope(who, sender, international, parameters.get("ENVID"));
        return Reply.of(250, "2.1.0", "Ok");
    }

    @Override
    public Reply rcpt(String address, Map<String, String> parameters) {
        var open = envelope;
        if (open == null && !strange) {
            return Reply.of(503, "5.5.1", "Send MAIL first");
        }
        var recipient = EmailAddress.parse(address).orElse(null);
        if (recipient != null && reports.isFor(recipient)) {
            return report(recipient, open);
        }
        return open == null ? unknown() : submitted(open, recipient, parameters);
    }

    private Reply submitted(Envelope open, @Nullable EmailAddress recipient, Map<String, String> parameters) {
        if (reportTo != null) {
            return alone();
        }
        var refusal = Addresses.whyNot(recipient, open.international(), "5.1.3");
        if (recipient == null || refusal != null) {
            return refusal == null ? Addresses.notAnAddress("5.1.3") : refusal;
        }
        if (open.isFull(recipient, voice.recipientsMax())) {
            return Reply.of(
                    452,
                    "4.5.3",
                    "More than " + voice.recipientsMax() + " recipients; send another message for the rest");
        }
        open.add(recipient, parameters);
        return Reply.of(250, "2.1.5", "Ok");
    }

    @Override
    public Reply data(byte[] content) {
        var open = envelope;
        var report = reportTo;
        reset();
        if (report != null) {
            return reports.take(report, content);
        }
        if (open == null) {
            return Reply.of(503, "5.5.1", "Send MAIL first");
        }
        var submission = open.submission(content);
        return voice.answer(intake.submit(submission), submission);
    }

    @Override
    public void reset() {
        envelope = null;
        strange = false;
        reportTo = null;
    }

    @Override
    public void closed() {
        reset();
        submitter = null;
    }

    /** A report is read here and goes nowhere else, so it travels alone. */
    private Reply report(EmailAddress recipient, @Nullable Envelope open) {
        if (open != null && !open.isEmpty()) {
            return alone();
        }
        reportTo = recipient;
        return Reply.of(250, "2.1.5", "Ok");
    }

    private static Reply alone() {
        return Reply.of(452, "4.5.3", "A report has one recipient; send another message for the rest");
    }

    private static Reply unknown() {
        return Reply.of(530, "5.7.0", "Authentication required");
    }

    private @Nullable Submitter whoSubmits() {
        return submitter == null && trustLoopback && onLoopback() ? Submitter.LOOPBACK : submitter;
    }

    private boolean onLoopback() {
        return client != null && client.isLoopbackAddress();
    }
}
