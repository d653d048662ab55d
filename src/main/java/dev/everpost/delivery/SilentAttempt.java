package dev.everpost.delivery;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.util.List;

/**
 * An attempt that its provider took and did not report on in its usual time.
 *
 * @param recipients indexes of those nobody reported on
 * @param alone reports came about what was handed over before it and after it, so the silence is this mail's own; otherwise reports
 *     may be what is missing, and only the provider's own word that it never got it makes a second copy
 */
public record SilentAttempt(
        MessageId message, int attempt, ProviderName provider, List<Integer> recipients, boolean alone) {

    public SilentAttempt {
        recipients = List.copyOf(recipients);
    }
}
