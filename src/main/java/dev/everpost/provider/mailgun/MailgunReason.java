package dev.everpost.provider.mailgun;

import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.StatusReason;
import dev.everpost.provider.hook.Told.Reason;
import java.util.Objects;

/** Why Mailgun says that mail did not arrive: its own word where the receiver's status says less. */
final class MailgunReason {

    private MailgunReason() {}

    static Reason of(Fields data, String status, String words) {
        var own = own(Objects.requireNonNullElse(data.text("reason"), ""));
        if (own == Reason.SUPPRESSED || own == Reason.GREYLISTED) {
            return own;
        }
        var code = Objects.requireNonNullElse(data.inner("delivery-status").text("code"), "");
        // 605 to 607: addresses that bounced, unsubscribed or complained before
        if (code.matches("60[567]")) {
            return Reason.SUPPRESSED;
        }
        var told = StatusReason.of(status, words);
        return told == Reason.OTHER ? own : told;
    }

    private static Reason own(String reason) {
        return switch (reason) {
            case "suppress-bounce", "suppress-complaint", "suppress-unsubscribe" -> Reason.SUPPRESSED;
            case "greylisted" -> Reason.GREYLISTED;
            case "espblock" -> Reason.REPUTATION;
            case "old" -> Reason.UNREACHABLE;
            default -> Reason.OTHER;
        };
    }
}
