package dev.everpost.store.sqlite;

import dev.everpost.message.Message;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.Spool.Order;
import dev.everpost.store.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Leases messages. Runs in the writer, between the changes of others, so that what it sees and what it leases can not
 * disagree.
 *
 * @param source which messages
 * @param travels which of their deliveries
 */
record LeaseDue(Source source, Predicate<Delivery> travels) implements Operation<List<Work>> {

    /** Up to {@code most} messages of a lane with something due at {@code now}. */
    static LeaseDue due(Lane lane, int most, Order order, Instant now) {
        return new LeaseDue(
                session -> session.dueIndex.due(
                        lane, now.toEpochMilli(), most, order, message -> !session.leases.isHeld(message)),
                delivery -> isDue(delivery, now));
    }

    /** Up to {@code most} of the messages that were found overdue and that nobody has leased meanwhile. */
    static LeaseDue overdue(List<Long> found, int most, Instant now) {
        return new LeaseDue(
                session -> found.stream()
                        .filter(message -> !session.leases.isHeld(message))
                        .limit(most)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                delivery -> isDue(delivery, now));
    }

    private static boolean isDue(Delivery delivery, Instant now) {
        return delivery.state() == DeliveryState.WAITING && !delivery.due().isAfter(now);
    }

    /** Up to {@code most} messages whose attempt was cut off by the death of its process. */
    static LeaseDue interrupted(int most) {
        return new LeaseDue(
                session -> session.dueIndex.attempting(most, message -> !session.leases.isHeld(message)),
                delivery -> delivery.state() == DeliveryState.ATTEMPTING);
    }

    @Override
    public List<Work> run(Session session) throws SQLException {
        var leased = new ArrayList<Work>();
        for (long id : source.messages(session)) {
            var message = session.messages.find(id);
            if (message.isPresent()) {
                lease(message.get(), session).ifPresent(leased::add);
            }
        }
        return leased;
    }

    @Override
    public List<Work> refused(String why) {
        return List.of();
    }

    @Override
    public void abandoned(List<Work> value, Leases leases) {
        value.forEach(work -> leases.end(work.message().id().value()));
        leases.commit();
    }

    /** Empty when what was found has changed meanwhile and nothing of it travels. */
    private Optional<Work> lease(Message message, Session session) throws SQLException {
        var all = session.deliveries.of(message.id().value());
        var travelling = all.stream().filter(travels).toList();
        if (travelling.isEmpty()) {
            return Optional.empty();
        }
        session.leases.take(message.id().value());
        int attempts = all.stream().mapToInt(Delivery::lastAttempt).max().orElse(0);
        return Optional.of(new Work(message, travelling, attempts, null));
    }

    /** Finds the messages to lease, in order. */
    interface Source {
        Set<Long> messages(Session session) throws SQLException;
    }
}
