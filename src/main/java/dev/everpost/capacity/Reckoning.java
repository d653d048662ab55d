package dev.everpost.capacity;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up what became of one class. For one thread. */
final class Reckoning {

    private static final double DUST = 1e-6;

    private final MessageClass messageClass;
    private final Map<ProviderName, Double> carriedBy = new LinkedHashMap<>();
    private double arrived;
    private double inTime;
    private double late;
    private double expired;
    private double waiting;
    private double undecided;
    private int longest;

    Reckoning(MessageClass messageClass) {
        this.messageClass = messageClass;
    }

    void arrived(double amount) {
        arrived += amount;
    }

    void carried(double amount, int minutes, boolean useful) {
        inTime += useful ? amount : 0;
        late += useful ? 0 : amount;
        longest = amount > DUST ? Math.max(longest, minutes) : longest;
    }

    void carriedBy(ProviderName provider, double amount) {
        carriedBy.merge(provider, amount, Double::sum);
    }

    void expired(double amount) {
        expired += amount;
    }

    /** It waits still; what is not late yet may be carried in time. */
    void left(double amount, int minutes, boolean isLate) {
        waiting += amount;
        undecided += isLate ? 0 : amount;
        longest = amount > DUST ? Math.max(longest, minutes) : longest;
    }

    Answer.OfClass result() {
        double decided = arrived - undecided;
        double share = decided <= DUST ? 1 : Math.min(1, inTime / decided);
        return new Answer.OfClass(
                messageClass,
                arrived,
                share > 1 - DUST ? 1 : share,
                late,
                expired,
                waiting,
                Duration.ofMinutes(longest),
                carriedBy);
    }
}
