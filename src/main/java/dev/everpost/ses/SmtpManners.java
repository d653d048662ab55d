package dev.everpost.ses;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.message.Content;
import dev.everpost.message.Submission;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.ses.SesError.Kind;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Intake as SMTP clients of SES know it: honours and takes away {@code X-SES-*} fields, and stops mail of submitters with AWS keys
 * while the account's sending is switched off. Thread-safe.
 */
public final class SmtpManners implements Intake {

    private final Intake intake;
    private final SendingAccount account;
    private final Supplier<Submitters> submitters;

    public SmtpManners(Intake intake, SendingAccount account, Supplier<Submitters> submitters) {
        this.intake = intake;
        this.account = account;
        this.submitters = submitters;
    }

    @Override
    public Receipt submit(Submission submission) {
        var header = HeaderBlock.of(submission.content().bytes());
        var asked = Headers.of(header);
        if (asked.error() != null) {
            return rejected(asked.error());
        }
        var set = asked.configurationSet() == null ? defaultSet(submission) : asked.configurationSet();
        if (set == null && !header.hasPrefix(Headers.PREFIX)) {
            return account.sendingEnabled() || sesClient(submission).isEmpty()
                    ? intake.submit(submission)
                    : new Receipt.Rejected(Reason.SENDING_PAUSED, "Email sending is disabled for this account.");
        }
        return switch (Labels.of(account, set, asked.tags())) {
            case Result.Failed<Labels>(var error) -> rejected(error);
            case Result.Done<Labels>(var labels) -> intake.submit(labelled(submission, header, labels));
        };
    }

    private @Nullable String defaultSet(Submission submission) {
        var sender = submission.sender();
        return sender == null
                ? null
                : sesClient(submission)
                        .flatMap(submitter -> account.defaultConfigurationSet(submitter, sender))
                        .orElse(null);
    }

    private Optional<Submitter> sesClient(Submission submission) {
        return submitters.get().byName(submission.submitter()).filter(submitter -> submitter.aws() != null);
    }

    private static Submission labelled(Submission submission, HeaderBlock header, Labels labels) {
        var tags = new HashMap<>(submission.tags());
        tags.putAll(labels.tags());
        // What a message says of its own class is nearer to it than what its set says of all.
        boolean says = submission.messageClass() != null || header.count("X-Everpost-Class") > 0;
        return submission
                .withContent(new Content(header.withoutPrefix(Headers.PREFIX)))
                .withLabels(says ? submission.messageClass() : labels.messageClass(), tags);
    }

    private static Receipt rejected(SesError error) {
        boolean paused = error.kind() == Kind.SENDING_PAUSED || error.kind() == Kind.CONFIGURATION_SET_SENDING_PAUSED;
        return new Receipt.Rejected(paused ? Reason.SENDING_PAUSED : Reason.BAD_OPTION, error.message());
    }
}
