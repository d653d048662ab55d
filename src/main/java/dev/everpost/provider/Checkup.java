package dev.everpost.provider;

import dev.everpost.fact.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an account at a provider is, as the provider says; the basis of warnings before mail fails. */
public sealed interface Checkup {

    /**
     * It answered.
     *
     * @param sending whether the account may send now
     * @param quota what is left, as far as it is told
     * @param senders sender domains or addresses in lower case as far as they are told; an account that tells none has an empty map
     * @param words for people, one line
     */
    record Answered(boolean sending, Quota quota, Map<String, Sender> senders, String words) implements Checkup {
        public Answered {
            senders = Map.copyOf(senders);
        }
    }

    /** It could not be asked: the outcome that a message would have had, such as down or bad credentials. */
    record Failed(Outcome outcome) implements Checkup {}

    /** There is no such question at this kind of provider. */
    record NotOffered(String why) implements Checkup {}

    /**
     * Limits of the account; null where the provider tells none.
     *
     * @param perSecond messages
     * @param limit messages in the period
     * @param used of the limit
     * @param left of the limit
     * @param period in words, such as "24 hours" or "month"
     */
    record Quota(
            @Nullable Double perSecond,
            @Nullable Long limit,
            @Nullable Long used,
            @Nullable Long left,
            @Nullable String period) {

        /** Nothing is told. */
        public static final Quota UNTOLD = new Quota(null, null, null, null, null);
    }

    /** Whether mail from a sender is let through. */
    enum Sender {
        VERIFIED,
        PENDING,
        FAILED
    }
}
