package dev.everpost.edge.ses.query;

import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import dev.everpost.ses.Email;
import dev.everpost.ses.Invocation;
import dev.everpost.ses.Result;
import dev.everpost.ses.Sending;
import java.util.List;

/** The operations that send mail. Thread-safe. */
final class SendActions {

    private final Sending sending;
    private final QueryLimits limits;

    SendActions(Sending sending, QueryLimits limits) {
        this.sending = sending;
        this.limits = limits;
    }

    List<Action> actions() {
        return List.of(
                new Action("SendEmail", this::simple),
                new Action("SendRawEmail", this::raw),
                new Action("SendTemplatedEmail", this::templated),
                new Action("SendBulkTemplatedEmail", this::bulk));
    }

    private Answer simple(Call call) {
        var reader = new MailReader(call.form());
        var email = reader.simple();
        return reader.needs().then(() -> send(call, email));
    }

    private Answer raw(Call call) {
        var data = call.form().value("RawMessage.Data");
        if (data.isEmpty()) {
            return Needs.missing("RawMessage.Data");
        }
        var message = data.get().base64();
        return message == null
                ? new Answer.Wrong(Problem.invalidValue("RawMessage.Data is not base 64."))
                : send(call, new MailReader(call.form()).raw(new Content(message)));
    }

    private Answer templated(Call call) {
        var reader = new MailReader(call.form());
        var email = reader.templated();
        return reader.needs().then(() -> send(call, email));
    }

    private Answer bulk(Call call) {
        var reader = new BulkMailReader(call.form());
        var email = reader.read();
        return reader.needs()
                .then(() -> Answer.of(
                        sending.sendBulk(call.caller(), email, invocation(call), limits.messageBytesMax()),
                        ErrorNames.MAIL,
                        (results, xml) -> xml.list("Status", results, result -> BulkStatus.write(result, xml))));
    }

    private Answer send(Call call, Email email) {
        Result<MessageId> result = sending.send(call.caller(), email, invocation(call), limits.messageBytesMax());
        return Answer.of(result, ErrorNames.MAIL, (id, xml) -> xml.text("MessageId", id));
    }

    private Invocation invocation(Call call) {
        return sending.invocation(call.caller(), call.invocationIds());
    }
}
