package dev.everpost.app.demo;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long messages took from acceptance to a provider's yes, by class. Used by one thread. */
final class Delays {

    /** A message that took longer was late. */
    static final Duration LATE = Duration.ofSeconds(5);

    private final Map<MessageId, Fact.Admitted> under = new HashMap<>();
    private final Map<MessageClass, List<Duration>> took = new EnumMap<>(MessageClass.class);

    /** One class's figures. */
    record Figures(MessageClass messageClass, int messages, Duration median, Duration slowest, int late) {}

    void read(Fact.Admitted admitted) {
        under.put(admitted.message(), admitted);
    }

    void read(Fact.AttemptEnded ended) {
        boolean taken = ended.outcomes().stream().anyMatch(share -> share.outcome() instanceof Outcome.Accepted);
        var admitted = taken ? under.remove(ended.message()) : null;
        if (admitted != null) {
            took.computeIfAbsent(admitted.messageClass(), _ -> new ArrayList<>())
                    .add(Duration.between(admitted.at(), ended.at()));
        }
    }

    /** In the order of precedence; classes without a message are left out. */
    List<Figures> figures() {
        return took.entrySet().stream()
                .map(entry -> figures(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Figures figures(MessageClass messageClass, List<Duration> delays) {
        Collections.sort(delays);
        int late =
                (int) delays.stream().filter(delay -> delay.compareTo(LATE) > 0).count();
        return new Figures(messageClass, delays.size(), delays.get(delays.size() / 2), delays.getLast(), late);
    }
}
