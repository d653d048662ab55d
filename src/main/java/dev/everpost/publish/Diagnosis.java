package dev.everpost.publish;

import java.util.regex.Pattern;

/**
 * What somebody said about a recipient, read as a mail server's reply.
 *
 * @param code the three digits it starts with, or 0
 * @param status an enhanced status code (RFC 3463), made from {@code code} when the words have none
 */
public record Diagnosis(int code, String status, String words) {

    private static final Pattern CODE = Pattern.compile("([245]\\d\\d)(?:[ -].*)?");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Reads the words. {@code digit} is the class of the status when nothing tells it: 4 for now, 5 for good. */
    public static Diagnosis of(String words, int digit) {
        var start = CODE.matcher(words);
        int code = start.matches() ? Integer.parseInt(start.group(1)) : 0;
        var inside = STATUS.matcher(words);
        if (inside.find()) {
            return new Diagnosis(code, inside.group(1), words);
        }
        return new Diagnosis(code, (code == 0 ? digit : code / 100) + ".0.0", words);
    }

    /** The words with their kind, as in a delivery status notification (RFC 3464). */
    public String diagnosticCode() {
        return (code == 0 ? "x-everpost; " : "smtp; ") + words;
    }

    /** SES's word for what delays it. */
    String delayType() {
        if (status.endsWith(".2.2")) {
            return "MailboxFull";
        }
        return switch (status.split("\\.")[1]) {
            case "2", "3" -> "RecipientServerError";
            case "4" -> "TransientCommunicationFailure";
            case "7" -> "SpamDetected";
            default -> "General";
        };
    }
}
