package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.IdleSpool;
import dev.everpost.store.Lane;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A spool in memory. {@link #fails} makes a change fail, and {@link #lies} makes a failed one durable all the same. */
final class RememberingSpool extends IdleSpool {

    final List<Fact> facts = new ArrayList<>();
    final List<NewMessage> spawned = new ArrayList<>();
    final Set<MessageId> leased = new HashSet<>();
    Predicate<Change> fails = change -> false;
    boolean lies;
    boolean failing;
    final List<ProviderName> rerouted = new ArrayList<>();
    boolean leaseBreaks;
    int leases;
    int records;
    int overdueLooks;

    private final Map<MessageId, Message> messages = new LinkedHashMap<>();
    private final Map<MessageId, Content> contents = new LinkedHashMap<>();
    private final Map<MessageId, Map<Integer, Delivery>> deliveries = new LinkedHashMap<>();

    List<Delivery> of(MessageId message) {
        return List.copyOf(deliveries.get(message).values());
    }

    List<Fact> factsOf(MessageId message) {
        return facts.stream()
                .filter(fact ->
                        fact instanceof Fact.OfMessage about && about.message().equals(message))
                .toList();
    }

    void dropContent(MessageId message) {
        contents.remove(message);
    }

    @Override
    public Acceptance accept(NewMessage accepted) {
        var message = accepted.message();
        messages.put(message.id(), message);
        contents.put(message.id(), accepted.content());
        var rows = new TreeMap<Integer, Delivery>();
        accepted.recipients()
                .forEach(to -> rows.put(
                        to.index(),
                        new Delivery(
                                to,
                                DeliveryState.WAITING,
                                Lane.of(message.messageClass(), true),
                                message.sendAt(),
                                0,
                                0,
                                null,
                                0,
                                "first attempt")));
        deliveries.put(message.id(), rows);
        return new Acceptance.Stored(message.id());
    }

    @Override
    public boolean record(Change change) {
        boolean failing = fails.test(change);
        if (!failing || lies) {
            records++;
            facts.addAll(change.facts());
            spawned.addAll(change.spawned());
            change.updates()
                    .forEach(update -> deliveries
                            .get(change.message())
                            .computeIfPresent(
                                    update.recipient().index(),
                                    (_, old) -> old.state().isFinal() ? old : update));
        }
        if (!failing && change.release()) {
            leased.remove(change.message());
        }
        return !failing;
    }

    /** As the contract of spools has it, but for reports. */
    @Override
    public Amendment reopen(Change change) {
        var silent = (Fact.Silent) change.facts().getFirst();
        if (fails.test(change)) {
            return Amendment.UNAVAILABLE;
        }
        if (leased.contains(change.message())) {
            return Amendment.BUSY;
        }
        if (facts.stream()
                .anyMatch(fact -> fact instanceof Fact.Silent known
                        && known.message().equals(silent.message())
                        && known.attempt() == silent.attempt())) {
            return Amendment.OVER;
        }
        facts.add(silent);
        change.updates()
                .forEach(update ->
                        deliveries.get(change.message()).put(update.recipient().index(), update));
        return Amendment.DONE;
    }

    Story story(MessageId message) {
        return new Story(messages.get(message), of(message), factsOf(message), contents.containsKey(message));
    }

    @Override
    public boolean note(List<Fact> noted) {
        return !failing && facts.addAll(noted);
    }

    @Override
    public List<Work> lease(Lane lane, int most, Order order, Instant now) {
        leases++;
        if (leaseBreaks) {
            throw new IllegalStateException("a defect");
        }
        var byDue = Comparator.comparing((Message message) -> due(message, lane));
        return messages.values().stream()
                .filter(message ->
                        !leased.contains(message.id()) && !due(message, lane).isAfter(now))
                .sorted(order == Order.OLDEST_FIRST ? byDue : byDue.reversed())
                .limit(most)
                .map(message -> lease(
                        message,
                        row -> row.state() == DeliveryState.WAITING
                                && !row.due().isAfter(now)))
                .toList();
    }

    @Override
    public List<Work> leaseOverdue(int most, Instant now) {
        overdueLooks++;
        return messages.values().stream()
                .filter(message -> !leased.contains(message.id())
                        && !message.deadline().isAfter(now)
                        && of(message.id()).stream().anyMatch(row -> row.state() == DeliveryState.WAITING))
                .limit(most)
                .map(message -> lease(message, row -> row.state() == DeliveryState.WAITING))
                .toList();
    }

    private Instant due(Message message, Lane lane) {
        return of(message.id()).stream()
                .filter(row -> row.state() == DeliveryState.WAITING && row.lane() == lane)
                .map(Delivery::due)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** The work of one message, leased. */
    Work lease(Message message, Predicate<Delivery> travels) {
        leased.add(message.id());
        var all = of(message.id());
        int attempts = all.stream().mapToInt(Delivery::lastAttempt).max().orElse(0);
        return new Work(message, all.stream().filter(travels).toList(), attempts, null);
    }

    @Override
    public void release(MessageId message) {
        leased.remove(message);
    }

    @Override
    public Optional<Content> content(MessageId message) {
        return Optional.ofNullable(contents.get(message));
    }

    @Override
    public Optional<Instant> nextDue() {
        return messages.values().stream()
                .filter(message -> !leased.contains(message.id()))
                .flatMap(message -> of(message.id()).stream())
                .filter(row -> row.state() == DeliveryState.WAITING)
                .map(Delivery::due)
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<Work> interrupted(int most) {
        return messages.values().stream()
                .filter(message -> !leased.contains(message.id())
                        && of(message.id()).stream().anyMatch(row -> row.state() == DeliveryState.ATTEMPTING))
                .limit(most)
                .map(message -> lease(message, row -> row.state() == DeliveryState.ATTEMPTING))
                .toList();
    }

    @Override
    public int reroute(ProviderName provider, Instant now, int most) {
        rerouted.add(provider);
        return 0;
    }

    @Override
    public Health health() {
        return failing ? new Health.Failing(Instant.EPOCH, "the disk is gone") : new Health.Sound();
    }
}
