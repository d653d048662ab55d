package dev.everpost.mime;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.mime.Part.Leaf;
import dev.everpost.mime.Part.Multi;
import dev.everpost.world.Chance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the message that tells a sender what was not delivered: RFC 3464 in the frame of RFC 6522. Values from other
 * machines are made printable first. Thread-safe when its chance is.
 */
public final class DeliveryStatus {

    private final Chance chance;

    /** A writer that draws its boundary from {@code chance}. */
    public DeliveryStatus(Chance chance) {
        this.chance = chance;
    }

    /**
     * A report about one message.
     *
     * @param from who reports, such as the mail daemon's address
     * @param to the envelope sender of the message; send the report with the null reverse path
     * @param reportingMta our host name
     * @param envelopeId DSN ENVID as given (xtext), or null
     * @param arrivedAt when the message was accepted
     * @param failures at least one
     * @param originalHeader the header of the message, from its first line to the empty one
     * @param messageId of the report, with angle brackets
     * @param date of the report
     */
    public record Report(
            EmailAddress from,
            EmailAddress to,
            String reportingMta,
            @Nullable String envelopeId,
            Instant arrivedAt,
            List<Failure> failures,
            Content originalHeader,
            String messageId,
            Instant date) {

        public Report {
            failures = List.copyOf(failures);
        }
    }

    /**
     * One recipient's failure.
     *
     * @param originalRecipient DSN ORCPT as given ({@code rfc822;xtext}), or null
     * @param status RFC 3463 code, such as 5.4.7 for an expired message
     * @param diagnostic the last reply of the other side, or null
     * @param lastAttemptAt null when there was none
     */
    public record Failure(
            EmailAddress recipient,
            @Nullable String originalRecipient,
            String status,
            @Nullable String diagnostic,
            @Nullable Instant lastAttemptAt) {}

    /** The bytes of the report. */
    public Content write(Report report) {
        var header = new HeaderLines()
                .structured("Date", Rfc5322Date.format(report.date()))
                .structured("Message-ID", report.messageId())
                .addresses("From", List.of(new NamedAddress("Mail Delivery System", report.from())))
                .addresses("To", List.of(NamedAddress.of(report.to())))
                .structured("Subject", "Undelivered mail returned to sender")
                .structured("Auto-Submitted", "auto-replied")
                .structured("MIME-Version", "1.0");
        var parts = List.of(
                leaf("text/plain; charset=UTF-8", DeliveryStatusText.explanation(report)),
                leaf("message/delivery-status", DeliveryStatusText.fields(report)),
                original(report));
        var whole = new Multi("report; report-type=delivery-status", parts);
        return new Content(new PartWriter(chance).write(header.toString(), whole));
    }

    /** A header that came in with line ends of its own must not break ours. */
    private static Part original(Report report) {
        var octets = BodyText.crlf(report.originalHeader().bytes());
        return new Leaf(contentType("text/rfc822-headers"), TransferEncoding.forText(octets), new Content(octets));
    }

    private static Part leaf(String type, String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        return new Leaf(contentType(type), TransferEncoding.forText(octets), new Content(octets));
    }

    private static HeaderLines contentType(String type) {
        return new HeaderLines().structured("Content-Type", type);
    }
}
