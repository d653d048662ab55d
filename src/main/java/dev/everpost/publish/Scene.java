package dev.everpost.publish;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import java.time.Instant;
import java.util.List;

/** A fact with the message that it is about. */
record Scene(Entry entry, Story story) {

    String address(int recipient) {
        return story.deliveries().stream()
                .map(delivery -> delivery.recipient())
                .filter(one -> one.index() == recipient)
                .map(one -> one.address().toString())
                .findFirst()
                .orElse("");
    }

    List<SesEvent.Failed> failed(List<Integer> recipients, String words, int digit) {
        return recipients.stream()
                .map(index -> new SesEvent.Failed(address(index), Diagnosis.of(words, digit)))
                .toList();
    }

    SesEvent bounce(Instant at, BounceKind kind, List<SesEvent.Failed> failed) {
        return new SesEvent.Bounce(at, kind, failed, feedbackId());
    }

    SesEvent delay(Instant at, List<SesEvent.Failed> later) {
        return new SesEvent.DeliveryDelay(
                at, later.getFirst().diagnosis().delayType(), story.message().deadline(), later);
    }

    /** The same whenever the event is made again. */
    String feedbackId() {
        return story.message().id() + "-" + entry.position();
    }

    /** One delay is news, the twentieth is not: the application is told of the first. */
    boolean isFirstDelay(int attempt, int recipient) {
        return story.facts().stream()
                .filter(fact -> fact instanceof Fact.AttemptEnded ended && isDelay(ended, recipient))
                .mapToInt(fact -> ((Fact.AttemptEnded) fact).attempt())
                .allMatch(other -> other >= attempt);
    }

    private static boolean isDelay(Fact.AttemptEnded ended, int recipient) {
        return ended.outcomes().stream()
                .anyMatch(one -> one.recipient() == recipient
                        && one.outcome() instanceof Outcome.TryLater later
                        && later.cause() == Outcome.Cause.RECIPIENT);
    }
}
