package dev.everpost.edge.smtp;

import dev.everpost.intake.Submitter;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient;
import dev.everpost.message.Recipient.Notify;
import dev.everpost.message.Submission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An envelope while it is written: a sender and a growing list of recipients. One thread. */
final class Envelope {

    private final Submitter submitter;
    private final @Nullable EmailAddress sender;
    private final boolean international;
    private final @Nullable String envelopeId;
    private final Map<EmailAddress, Recipient> recipients = new LinkedHashMap<>();

    Envelope(Submitter submitter, @Nullable EmailAddress sender, boolean international, @Nullable String envelopeId) {
        this.submitter = submitter;
        this.sender = sender;
        this.international = international;
        this.envelopeId = envelopeId;
    }

    /** Whether it has no recipient yet. */
    boolean isEmpty() {
        return recipients.isEmpty();
    }

    /** Whether addresses outside ASCII may be used. */
    boolean international() {
        return international;
    }

    /** An address given twice gets one message, as it was first given. */
    void add(EmailAddress address, Map<String, String> parameters) {
        var recipient =
                new Recipient(recipients.size(), address, notify(parameters.get("NOTIFY")), parameters.get("ORCPT"));
        recipients.putIfAbsent(address, recipient);
    }

    /** Whether another address would be one more than {@code most}. */
    boolean isFull(EmailAddress address, int most) {
        return recipients.size() >= most && !recipients.containsKey(address);
    }

    /** What intake is asked to take; class, deadline and the rest are in headers, which intake reads. */
    Submission submission(byte[] content) {
        return new Submission(
                submitter.name(),
                Submission.Via.SMTP,
                sender,
                List.copyOf(recipients.values()),
                new Content(content),
                null,
                null,
                null,
                null,
                null,
                envelopeId,
                Map.of(),
                Map.of());
    }

    private static Notify notify(@Nullable String value) {
        if (value == null) {
            return Notify.UNSPECIFIED;
        }
        var words = Arrays.asList(value.toUpperCase(Locale.ROOT).split(","));
        if (words.contains("NEVER")) {
            return Notify.NEVER;
        }
        return words.contains("FAILURE") ? Notify.FAILURE : Notify.OTHER;
    }
}
