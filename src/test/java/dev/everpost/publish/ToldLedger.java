package dev.everpost.publish;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageId;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.NewMessage;
import dev.everpost.store.SilentLedger;
import dev.everpost.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A book of facts that a spec writes by hand. */
public final class ToldLedger extends SilentLedger {

    private final Map<MessageId, NewMessage> messages = new LinkedHashMap<>();
    private final List<Entry> facts = new ArrayList<>();
    private boolean failing;
    private boolean withoutBodies;

    /** Every question is unanswered from now on, or no longer. */
    public synchronized void fail(boolean from) {
        failing = from;
    }

    /** From now on no message's bytes are kept. */
    public synchronized void dropBodies() {
        withoutBodies = true;
    }

    public synchronized void knows(NewMessage message) {
        messages.put(message.message().id(), message);
    }

    public synchronized void happens(Fact fact) {
        facts.add(new Entry(facts.size() + 1L, fact));
    }

    public synchronized long size() {
        return facts.size();
    }

    @Override
    public synchronized Tail tagged(String tag, long after, int most) {
        if (failing) {
            throw new StoreUnavailable("failing, as asked", null);
        }
        var window = facts.stream()
                .filter(entry -> entry.position() > after)
                .limit(most)
                .toList();
        var found = window.stream()
                .filter(entry -> entry.fact() instanceof Fact.OfMessage fact
                        && messages.get(fact.message()).message().tags().containsKey(tag))
                .toList();
        return new Tail(found, window.isEmpty() ? after : window.getLast().position());
    }

    @Override
    public synchronized Optional<Story> story(MessageId id) {
        return Optional.ofNullable(messages.get(id)).map(kept -> {
            var own = facts.stream()
                    .map(Entry::fact)
                    .filter(fact ->
                            fact instanceof Fact.OfMessage of && of.message().equals(id))
                    .toList();
            return new Story(kept.message(), deliveries(kept), own, !withoutBodies);
        });
    }

    @Override
    public synchronized Optional<byte[]> head(MessageId message, int bytesMax) {
        return withoutBodies
                ? Optional.empty()
                : Optional.ofNullable(messages.get(message))
                        .map(kept -> Arrays.copyOf(
                                kept.content().bytes(),
                                Math.min(bytesMax, kept.content().size())));
    }

    @Override
    public synchronized List<Entry> factsAfter(long position, int most) {
        if (failing) {
            throw new StoreUnavailable("failing, as asked", null);
        }
        return facts.stream()
                .filter(entry -> entry.position() > position)
                .limit(most)
                .toList();
    }

    private static List<Delivery> deliveries(NewMessage kept) {
        return kept.recipients().stream()
                .map(recipient -> new Delivery(
                        recipient,
                        DeliveryState.WAITING,
                        Lane.TRANSACTIONAL_FRESH,
                        kept.message().acceptedAt(),
                        0,
                        0,
                        null,
                        0,
                        ""))
                .toList();
    }
}
