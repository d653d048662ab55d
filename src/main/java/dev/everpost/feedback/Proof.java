package dev.everpost.feedback;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.store.Delivery;
import dev.everpost.store.Spool.Amendment;

/** Who settles a delivery that waits because nobody knew its outcome, when a report proves that its provider has it. */
@FunctionalInterface
public interface Proof {
    Amendment handedOver(Message message, Delivery waiting, ProviderName provider, String words);
}
