package dev.everpost.sandbox;

import dev.everpost.sandbox.Personality.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What SES's event publishing tells of a message: the send, then what became of it for each recipient. */
final class SesReports {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MTA = "a8-50.smtp-out.amazonses.com";

    private SesReports() {}

    /** {@code bouncing} are the recipients whose receiver refuses them. */
    static List<String> of(SesMessage message, String id, List<String> bouncing, Instant at) {
        var mail = mail(message, id, at);
        var events = new ArrayList<String>();
        events.add(event("Send", mail, "send", Map.of()));
        for (var recipient : message.recipients()) {
            for (var kind : MailboxSimulator.becomes(recipient, bouncing.contains(recipient))) {
                events.add(event(kind, mail, recipient, id, at));
            }
        }
        return events;
    }

    private static String event(Kind kind, Map<String, ?> mail, String recipient, String id, Instant at) {
        return switch (kind) {
            case DELIVERED -> event("Delivery", mail, "delivery", delivery(recipient, at));
            case BOUNCED ->
                event("Bounce", mail, "bounce", bounce(recipient, "General", "smtp; 550 5.1.1 user unknown", id, at));
            case SUPPRESSED ->
                event(
                        "Bounce",
                        mail,
                        "bounce",
                        bounce(
                                recipient,
                                "OnAccountSuppressionList",
                                "Amazon SES did not send the message to this address because it is on the suppression"
                                        + " list for your account.",
                                id,
                                at));
            case COMPLAINED -> event("Complaint", mail, "complaint", complaint(recipient, id, at));
        };
    }

    private static Map<String, ?> mail(SesMessage message, String id, Instant at) {
        var mail = new LinkedHashMap<String, Object>();
        mail.put("timestamp", at.toString());
        mail.put("messageId", id);
        mail.put("source", message.sender());
        mail.put("sendingAccountId", "123456789012");
        mail.put("destination", message.recipients());
        mail.put("headersTruncated", false);
        var tags = new LinkedHashMap<String, List<String>>();
        message.tags().forEach((name, value) -> tags.put(name, List.of(value)));
        mail.put("tags", tags);
        return mail;
    }

    private static Map<String, ?> delivery(String recipient, Instant at) {
        return Map.of(
                "timestamp",
                at.toString(),
                "processingTimeMillis",
                42,
                "recipients",
                List.of(recipient),
                "smtpResponse",
                "250 2.6.0 Message received",
                "reportingMTA",
                MTA);
    }

    private static Map<String, ?> bounce(String recipient, String subType, String diagnostic, String id, Instant at) {
        return Map.of(
                "bounceType",
                "Permanent",
                "bounceSubType",
                subType,
                "bouncedRecipients",
                List.of(Map.of(
                        "emailAddress",
                        recipient,
                        "action",
                        "failed",
                        "status",
                        "5.1.1",
                        "diagnosticCode",
                        diagnostic)),
                "timestamp",
                at.toString(),
                "feedbackId",
                id,
                "reportingMTA",
                "dns; " + MTA);
    }

    private static Map<String, ?> complaint(String recipient, String id, Instant at) {
        return Map.of(
                "complainedRecipients",
                List.of(Map.of("emailAddress", recipient)),
                "timestamp",
                at.toString(),
                "feedbackId",
                id,
                "userAgent",
                "Amazon SES Mailbox Simulator",
                "complaintFeedbackType",
                "abuse",
                "arrivalDate",
                at.toString());
    }

    private static String event(String type, Map<String, ?> mail, String member, Map<String, ?> told) {
        var event = new LinkedHashMap<String, Object>();
        event.put("eventType", type);
        event.put("mail", mail);
        event.put(member, told);
        return JSON.writeValueAsString(event);
    }
}
