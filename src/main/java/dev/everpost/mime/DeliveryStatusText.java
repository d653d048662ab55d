package dev.everpost.mime;

import dev.everpost.message.EmailAddress;
import dev.everpost.mime.DeliveryStatus.Failure;
import dev.everpost.mime.DeliveryStatus.Report;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The two texts of a delivery report: the one for people and the fields for machines (RFC 3464 section 2). */
final class DeliveryStatusText {

    private static final int VALUE_CHARS_MAX = 900;

    private DeliveryStatusText() {}

    static String explanation(Report report) {
        var text = new StringBuilder("Your message could not be delivered to these recipients:\r\n");
        for (var failure : report.failures()) {
            text.append("\r\n<").append(failure.recipient()).append(">\r\n");
            text.append("    status ").append(value(failure.status())).append("\r\n");
            if (failure.diagnostic() != null) {
                text.append("    ").append(value(failure.diagnostic())).append("\r\n");
            }
        }
        return text.toString();
    }

    static String fields(Report report) {
        var lines = new HeaderLines().structured("Reporting-MTA", "dns; " + value(report.reportingMta()));
        if (report.envelopeId() != null) {
            lines.structured("Original-Envelope-Id", value(fromXtext(report.envelopeId())));
        }
        lines.structured("Arrival-Date", Rfc5322Date.format(report.arrivedAt()));
        var text = new StringBuilder(lines.toString());
        report.failures().forEach(failure -> text.append("\r\n").append(recipient(failure)));
        return text.toString();
    }

    private static HeaderLines recipient(Failure failure) {
        var lines = new HeaderLines();
        if (failure.originalRecipient() != null) {
            lines.structured("Original-Recipient", original(failure.originalRecipient()));
        }
        lines.structured("Final-Recipient", typed(failure.recipient()))
                .structured("Action", "failed")
                .structured("Status", value(failure.status()));
        if (failure.diagnostic() != null) {
            lines.structured("Diagnostic-Code", "smtp; " + value(failure.diagnostic()));
        }
        Instant last = failure.lastAttemptAt();
        return last == null ? lines : lines.structured("Last-Attempt-Date", Rfc5322Date.format(last));
    }

    private static String typed(EmailAddress address) {
        return address.isAscii() ? "rfc822; " + address : "utf-8; " + utf8Xtext(address.toString());
    }

    private static String original(String given) {
        int type = given.indexOf(';');
        return type < 0
                ? "rfc822; " + value(fromXtext(given))
                : value(given.substring(0, type)) + "; " + value(fromXtext(given.substring(type + 1)));
    }

    /** The 7-bit form of RFC 6533 section 3: {@code \x{hex}} for what is not ASCII. */
    private static String utf8Xtext(String address) {
        var out = new StringBuilder();
        address.codePoints().forEach(c -> {
            if (c < 0x80) {
                out.append((char) c);
            } else {
                out.append("\\x{").append(Integer.toHexString(c)).append('}');
            }
        });
        return out.toString();
    }

    /** RFC 3461 section 4: {@code +XX} is an octet. */
    private static String fromXtext(String xtext) {
        var out = new StringBuilder();
        for (int i = 0; i < xtext.length(); i++) {
            char c = xtext.charAt(i);
            int high = c == '+' && i + 2 < xtext.length() ? Character.digit(xtext.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(xtext.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.append((char) (high << 4 | low));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Text from another machine, fit for a field: printable ASCII, no line breaks, bounded. */
    private static String value(String text) {
        var cut = text.length() > VALUE_CHARS_MAX ? text.substring(0, VALUE_CHARS_MAX) : text;
        return new String(FieldText.printable(cut).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }
}
