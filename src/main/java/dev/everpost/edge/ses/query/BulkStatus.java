package dev.everpost.edge.ses.query;

import dev.everpost.message.MessageId;
import dev.everpost.ses.Result;
import dev.everpost.ses.SesError;

/** What SendBulkTemplatedEmail answers for one destination. */
final class BulkStatus {

    private BulkStatus() {}

    static void write(Result<MessageId> result, Xml xml) {
        switch (result) {
            case Result.Done<MessageId>(var id) -> xml.text("Status", "Success").text("MessageId", id);
            case Result.Failed<MessageId>(var error) ->
                xml.text("Status", status(error.kind())).text("Error", error.message());
        }
    }

    private static String status(SesError.Kind kind) {
        return switch (kind) {
            case MESSAGE_REJECTED -> "MessageRejected";
            case TEMPLATE_NOT_FOUND -> "TemplateDoesNotExist";
            case CONFIGURATION_SET_NOT_FOUND -> "ConfigurationSetDoesNotExist";
            case SENDING_PAUSED -> "AccountSendingPaused";
            case CONFIGURATION_SET_SENDING_PAUSED -> "ConfigurationSetSendingPaused";
            case TOO_MANY_REQUESTS -> "AccountThrottled";
            case UNAVAILABLE, INTERNAL -> "TransientFailure";
            case BAD_REQUEST,
                    MESSAGE_TOO_LONG,
                    INVALID_TEMPLATE,
                    INVALID_RENDERING_PARAMETER,
                    MISSING_RENDERING_ATTRIBUTE,
                    NOT_OFFERED -> "InvalidParameterValue";
            case NOT_FOUND, EVENT_DESTINATION_NOT_FOUND, ALREADY_EXISTS, LIMIT_EXCEEDED, CONFLICT, INVALID_NEXT_TOKEN ->
                "Failed";
        };
    }
}
