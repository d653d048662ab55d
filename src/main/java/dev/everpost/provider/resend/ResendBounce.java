package dev.everpost.provider.resend;

import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.StatusReason;
import dev.everpost.provider.hook.Told.Reason;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Why mail did not arrive, as Resend's events say; they are made of SES's bounce types. */
final class ResendBounce {

    private ResendBounce() {}

    /** A type that is undetermined, missing or new is not a reason to give an address up. */
    static boolean isForGood(Fields data) {
        return "Permanent".equalsIgnoreCase(data.inner("bounce").text("type"));
    }

    static Map<String, String> bounced(Fields data) {
        var bounce = data.inner("bounce");
        var details = new HashMap<>(bounce.details("subtype", "subType", "diagnostic", "message"));
        var code = bounce.json().path("diagnosticCode").path(0).asString("");
        if (!code.isEmpty()) {
            details.put("diagnostic", code.substring(0, Math.min(code.length(), Fields.DETAIL_CHARS_MAX)));
        }
        var words = details.getOrDefault("diagnostic", "");
        var status = StatusReason.statusIn(words);
        status.ifPresent(found -> details.put("status", found));
        return with(details, reason(details.getOrDefault("subtype", ""), status.orElse(""), words));
    }

    static Map<String, String> suppressed(Fields data) {
        var details = data.inner("suppressed").details("subtype", "type", "diagnostic", "message");
        return with(details, Reason.SUPPRESSED);
    }

    static Map<String, String> failed(Fields data) {
        var details = data.inner("failed").details("subtype", "reason", "diagnostic", "reason");
        var words = details.getOrDefault("subtype", "");
        return with(details, words.contains("quota") ? Reason.RATE : Reason.OTHER);
    }

    private static Reason reason(String subType, String status, String words) {
        return switch (subType) {
            case "Suppressed", "OnAccountSuppressionList" -> Reason.SUPPRESSED;
            case "MailboxFull" -> Reason.MAILBOX_FULL;
            case "MessageTooLarge" -> Reason.TOO_LARGE;
            case "ContentRejected", "AttachmentRejected", "MessageRejected" -> Reason.CONTENT;
            case "NoEmail" -> Reason.NO_SUCH_ADDRESS;
            default -> StatusReason.of(status, words);
        };
    }

    private static Map<String, String> with(Map<String, String> details, Reason reason) {
        var all = new HashMap<>(details);
        all.put("reason", reason.name().toLowerCase(Locale.ROOT));
        return all;
    }
}
