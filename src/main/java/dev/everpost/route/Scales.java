package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.Chance;
import java.util.List;

/** Weighs providers for one message by what is known, and by how surely. Thread-safe. */
final class Scales {

    /** Deviations added to what is expected of critical mail: who is little known must be better, not luckier. */
    private static final double CAUTION = 1.64;

    private final Outlook outlook;
    private final Harm harm;
    private final Chance chance;

    Scales(Outlook outlook, Harm harm, Chance chance) {
        this.outlook = outlook;
        this.harm = harm;
        this.chance = chance;
    }

    /** What is to be expected, without chance. */
    Offer offer(ProviderName provider, MessageClass messageClass, String receiver) {
        var estimate = outlook.of(provider, receiver);
        return new Offer(estimate, harm.expected(messageClass, failure(messageClass, estimate.failure()), estimate));
    }

    /** The same for a choice: bulk mail explores, by drawing from what is believed (Thompson 1933); no other does. */
    Weighed weigh(ProviderName provider, MessageClass messageClass, String receiver) {
        var offer = offer(provider, messageClass, receiver);
        if (messageClass != MessageClass.BULK) {
            return new Weighed(offer, offer.harm());
        }
        var estimate = offer.estimate();
        return new Weighed(offer, harm.expected(messageClass, estimate.failure().sample(chance), estimate));
    }

    private static double failure(MessageClass messageClass, Beta believed) {
        return switch (messageClass) {
            case CRITICAL -> Math.min(1, believed.mean() + CAUTION * believed.deviation());
            case TRANSACTIONAL, BULK -> believed.mean();
        };
    }

    /** The one domain of all recipients; empty when there are several. */
    static String receiver(List<Recipient> recipients) {
        var first = recipients.getFirst().address().domain();
        for (int i = 1; i < recipients.size(); i++) {
            if (!recipients.get(i).address().domain().equals(first)) {
                return "";
            }
        }
        return first;
    }
}
