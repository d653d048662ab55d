package dev.everpost.silence;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.util.List;

/** Who does something about mail that was taken without a word. */
@FunctionalInterface
public interface Reaction {

    /**
     * Takes one attempt in hand; never blocks. False when there is no room now.
     *
     * @param recipients indexes of those nobody reported on
     * @param alone what was handed over before and after it was reported on
     */
    boolean to(ProviderName provider, MessageId message, int attempt, List<Integer> recipients, boolean alone);
}
