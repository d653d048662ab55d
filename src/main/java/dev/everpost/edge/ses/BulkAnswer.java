package dev.everpost.edge.ses;

import dev.everpost.message.MessageId;
import dev.everpost.ses.Result;
import dev.everpost.ses.SesError;
import java.util.List;
import java.util.Map;

/** What SendBulkEmail answers for each entry. */
final class BulkAnswer {

    private BulkAnswer() {}

    static Map<String, Object> of(List<Result<MessageId>> results) {
        return Map.of(
                "BulkEmailEntryResults", results.stream().map(BulkAnswer::of).toList());
    }

    private static Map<String, String> of(Result<MessageId> result) {
        return switch (result) {
            case Result.Done<MessageId>(var id) -> Map.of("Status", "SUCCESS", "MessageId", id.toString());
            case Result.Failed<MessageId>(var error) ->
                Map.of("Status", status(error.kind()), "Error", error.message());
        };
    }

    /** The status of an entry that failed, in the words of both dialects' models. */
    static String status(SesError.Kind kind) {
        return switch (kind) {
            case MESSAGE_REJECTED, MESSAGE_TOO_LONG -> "MESSAGE_REJECTED";
            case TEMPLATE_NOT_FOUND -> "TEMPLATE_NOT_FOUND";
            case CONFIGURATION_SET_NOT_FOUND -> "CONFIGURATION_SET_NOT_FOUND";
            case SENDING_PAUSED -> "ACCOUNT_SENDING_PAUSED";
            case CONFIGURATION_SET_SENDING_PAUSED -> "CONFIGURATION_SET_SENDING_PAUSED";
            case TOO_MANY_REQUESTS -> "ACCOUNT_THROTTLED";
            case UNAVAILABLE, INTERNAL -> "TRANSIENT_FAILURE";
            case BAD_REQUEST, INVALID_TEMPLATE, INVALID_RENDERING_PARAMETER, MISSING_RENDERING_ATTRIBUTE, NOT_OFFERED ->
                "INVALID_PARAMETER";
            case NOT_FOUND, EVENT_DESTINATION_NOT_FOUND, ALREADY_EXISTS, LIMIT_EXCEEDED, CONFLICT, INVALID_NEXT_TOKEN ->
                "FAILED";
        };
    }
}
