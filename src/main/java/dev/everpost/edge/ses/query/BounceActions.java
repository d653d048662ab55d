package dev.everpost.edge.ses.query;

import dev.everpost.ses.Bounce;
import dev.everpost.ses.Bounce.Bounced;
import dev.everpost.ses.Bounces;
import dev.everpost.ses.Constraints;
import dev.everpost.ses.Sending;
import dev.everpost.ses.SesError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SendBounce. Thread-safe. */
final class BounceActions {

    private static final String LIST = "BouncedRecipientInfoList";

    /** As in the table of SES's documentation. */
    private static final Map<String, String> STATUS = Map.of(
            "DoesNotExist", "5.1.1",
            "MessageTooLarge", "5.3.4",
            "ExceededQuota", "5.2.2",
            "ContentRejected", "5.6.1",
            "Undefined", "5.0.0",
            "TemporaryFailure", "4.0.0");

    private final Bounces bounces;
    private final Sending sending;

    BounceActions(Bounces bounces, Sending sending) {
        this.bounces = bounces;
        this.sending = sending;
    }

    List<Action> actions() {
        return List.of(new Action("SendBounce", this::send));
    }

    private Answer send(Call call) {
        var form = call.form();
        var needs = new Needs(form);
        var id = needs.text("OriginalMessageId");
        var from = needs.text("BounceSender");
        needs.structure(LIST);
        var recipients = form.members(LIST);
        return needs.then(() -> recipients.stream()
                .map(BounceActions::flaw)
                .flatMap(Optional::stream)
                .findFirst()
                .<Answer>map(flaw -> new Answer.Wrong(Problem.of(flaw, ErrorNames.MAIL)))
                .orElseGet(() -> send(
                        call,
                        new Bounce(
                                id,
                                from,
                                form.text("Explanation"),
                                time(form.text("MessageDsn.ArrivalDate")),
                                bare("dns;", form.text("MessageDsn.ReportingMta")),
                                recipients.stream().map(BounceActions::bounced).toList()))));
    }

    private Answer send(Call call, Bounce bounce) {
        var invocation = sending.invocation(call.caller(), call.invocationIds());
        return Answer.of(
                bounces.send(call.caller(), bounce, invocation),
                ErrorNames.MAIL,
                (id, xml) -> xml.text("MessageId", id));
    }

    /** Everpost's bounces say that something failed, nothing else. */
    private static Optional<SesError> flaw(Form form) {
        return Constraints.present("bouncedRecipientInfo.recipient", form.text("Recipient"))
                .or(() ->
                        Constraints.choice("bouncedRecipientInfo.bounceType", form.text("BounceType"), STATUS.keySet()))
                .or(() -> Constraints.choice(
                        "recipientDsnFields.action", form.text("RecipientDsnFields.Action"), List.of("failed")));
    }

    private static Bounced bounced(Form form) {
        var given = form.text("RecipientDsnFields.Status");
        var type = form.text("BounceType");
        var recipient = form.text("Recipient");
        return new Bounced(
                recipient == null ? "" : recipient,
                given == null ? STATUS.getOrDefault(type == null ? "Undefined" : type, "5.0.0") : given,
                bare("smtp;", form.text("RecipientDsnFields.DiagnosticCode")),
                time(form.text("RecipientDsnFields.LastAttemptDate")));
    }

    /** A field's value without its type, which the bounce's writer puts in front itself. */
    private static @Nullable String bare(String type, @Nullable String value) {
        return value == null || !value.regionMatches(true, 0, type, 0, type.length())
                ? value
                : value.substring(type.length()).strip();
    }

    /** What is no time is as good as absent: nothing depends on it. */
    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
