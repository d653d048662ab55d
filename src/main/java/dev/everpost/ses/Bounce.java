package dev.everpost.ses;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounce as a client asks for it; nothing is checked yet.
 *
 * @param messageId of the message that is to be bounced
 * @param from who reports
 * @param explanation for every recipient that has no diagnostic of its own, or null
 * @param arrivedAt when the message came, or null for when we took it
 * @param reportingMta who says so, or null for us
 */
public record Bounce(
        String messageId,
        String from,
        @Nullable String explanation,
        @Nullable Instant arrivedAt,
        @Nullable String reportingMta,
        List<Bounced> recipients) {

    public Bounce {
        recipients = List.copyOf(recipients);
    }

    /**
     * A recipient that the message did not reach.
     *
     * @param status of RFC 3463, such as 5.1.1
     * @param diagnostic what the other side said, or null
     */
    public record Bounced(
            String address,
            String status,
            @Nullable String diagnostic,
            @Nullable Instant lastAttemptAt) {}
}
