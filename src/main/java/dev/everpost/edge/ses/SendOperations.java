package dev.everpost.edge.ses;

import dev.everpost.message.MessageId;
import dev.everpost.ses.BulkEmail;
import dev.everpost.ses.Caller;
import dev.everpost.ses.Email;
import dev.everpost.ses.Result;
import dev.everpost.ses.Sending;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** SendEmail and SendBulkEmail. Thread-safe. */
final class SendOperations {

    private static final String INVOCATION = "amz-sdk-invocation-id";

    private final Sending sending;
    private final SesSettings settings;
    private final Documents documents;
    private final SesResponses responses;

    SendOperations(Sending sending, SesSettings settings, SesResponses responses) {
        this.sending = sending;
        this.settings = settings;
        this.documents = new Documents(Math.toIntExact(settings.bodyBytesMax()));
        this.responses = responses;
    }

    void sendEmail(Context context, ServletRequest request, Caller caller, byte[] body) {
        switch (documents.read(body, SendEmailReader::read)) {
            case Reading.Wrong<Email>(var fault) -> responses.fault(context, fault);
            case Reading.Read<Email>(var email) -> {
                var invocation = sending.invocation(caller, request.headers(INVOCATION));
                switch (sending.send(caller, email, invocation, settings.messageBytesMax())) {
                    case Result.Done<MessageId>(var id) ->
                        responses.write(context, 200, Map.of("MessageId", id.toString()));
                    case Result.Failed<MessageId>(var error) -> responses.fault(context, Fault.of(error));
                }
            }
        }
    }

    void sendBulkEmail(Context context, ServletRequest request, Caller caller, byte[] body) {
        switch (documents.read(body, BulkReader::read)) {
            case Reading.Wrong<BulkEmail>(var fault) -> responses.fault(context, fault);
            case Reading.Read<BulkEmail>(var email) -> {
                var invocation = sending.invocation(caller, request.headers(INVOCATION));
                switch (sending.sendBulk(caller, email, invocation, settings.messageBytesMax())) {
                    case Result.Done<List<Result<MessageId>>>(var all) ->
                        responses.write(context, 200, BulkAnswer.of(all));
                    case Result.Failed<List<Result<MessageId>>>(var error) -> responses.fault(context, Fault.of(error));
                }
            }
        }
    }
}
