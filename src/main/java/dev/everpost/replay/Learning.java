package dev.everpost.replay;

import dev.everpost.delivery.DeliveryEvents;
import dev.everpost.experience.Experience;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.traffic.Witnesses;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.time.Duration;
import java.util.List;

/** Lets what calls gave be learned from. */
record Learning(Experience experience, Witnesses witnesses) implements DeliveryEvents {

    @Override
    public void called(
            Message message, ProviderName provider, List<Recipient> recipients, List<Outcome> outcomes, Duration took) {
        experience.attempted(provider, message.messageClass(), recipients, outcomes, took);
        witnesses.attempted(message.id(), provider, outcomes);
    }
}
