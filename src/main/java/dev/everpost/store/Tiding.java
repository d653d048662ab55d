package dev.everpost.store;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was told of one recipient, before anybody knows whose mail it is about. All of its text is the teller's: hostile
 * until shown otherwise, and bounded by who keeps it.
 *
 * @param provider who tells; null when it came by mail, where nobody signs
 * @param eventId the same for a repeat, unique among the teller's
 * @param event the teller's own word
 * @param ourId our message id, as it was told, or null
 * @param providerId the teller's name for the message, or null
 * @param happenedAt by the teller's clock
 * @param raw the evidence: its text, cut
 */
public record Tiding(
        @Nullable ProviderName provider,
        String eventId,
        Report report,
        String event,
        @Nullable String ourId,
        @Nullable String providerId,
        @Nullable String recipient,
        Instant happenedAt,
        Map<String, String> details,
        String raw) {

    public Tiding {
        details = Map.copyOf(details);
    }
}
