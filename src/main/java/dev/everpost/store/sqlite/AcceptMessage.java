package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.NewMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes responsibility for one message. */
record AcceptMessage(NewMessage message, Duration keysKept) implements Operation<Acceptance> {

    @Override
    public Acceptance run(Session session) throws SQLException {
        var seen = seenBefore(session);
        if (seen.isPresent()) {
            return seen.get();
        }
        if (!insert(session, message)) {
            return new Acceptance.Unavailable(
                    "message id " + message.message().id() + " is taken; submit again to get another");
        }
        rememberKey(session);
        return new Acceptance.Stored(message.message().id());
    }

    @Override
    public Acceptance refused(String why) {
        return new Acceptance.Unavailable(why);
    }

    @Override
    public long bytes() {
        return message.content().size()
                + message.spawned().stream()
                        .mapToLong(spawned -> spawned.content().size())
                        .sum();
    }

    @Override
    public List<NewMessage> storedBy(Acceptance result) {
        if (!(result instanceof Acceptance.Stored)) {
            return List.of();
        }
        var stored = new ArrayList<>(message.spawned());
        stored.add(message);
        return stored;
    }

    /** Inserts a message with everything that belongs to it; false when its id is taken. */
    static boolean insert(Session session, NewMessage accepted) throws SQLException {
        var message = accepted.message();
        long id = message.id().value();
        if (!session.messages.insert(message)) {
            return false;
        }
        session.bodies.insert(id, accepted.content());
        for (var delivery : deliveries(accepted)) {
            session.deliveries.insert(id, delivery);
        }
        noteAdmission(session, accepted);
        if (accepted.lease()) {
            session.leases.take(id);
        }
        if (!accepted.settled().isEmpty()) {
            session.finishIfDone(id);
        }
        for (var spawned : accepted.spawned()) {
            insert(session, spawned);
        }
        return true;
    }

    private static void noteAdmission(Session session, NewMessage accepted) throws SQLException {
        var message = accepted.message();
        session.book(new Fact.Admitted(
                message.acceptedAt(),
                message.id(),
                message.submitter(),
                message.via(),
                message.messageClass(),
                accepted.recipients().size()));
        for (var fact : accepted.facts()) {
            session.book(fact);
        }
    }

    private static List<Delivery> deliveries(NewMessage accepted) {
        var message = accepted.message();
        var deliveries = new ArrayList<Delivery>(accepted.recipients().size());
        for (var recipient : accepted.recipients()) {
            deliveries.add(first(message, recipient));
        }
        for (var settled : accepted.settled()) {
            deliveries.set(settled.recipient(), settled.delivery(message, accepted.recipients()));
        }
        return deliveries;
    }

    private static Delivery first(Message message, Recipient recipient) {
        boolean scheduled = message.sendAt().isAfter(message.acceptedAt());
        return new Delivery(
                recipient,
                DeliveryState.WAITING,
                Lane.of(message.messageClass(), true),
                message.sendAt(),
                0,
                0,
                null,
                0,
                scheduled ? "scheduled by the submitter" : "first attempt");
    }

    private Optional<Acceptance> seenBefore(Session session) throws SQLException {
        var key = message.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        long since = message.message().acceptedAt().minus(keysKept).toEpochMilli();
        return session.keys
                .find(message.message().submitter(), key, since)
                .map(made -> made.fingerprint().equals(fingerprint())
                        ? new Acceptance.Duplicate(new MessageId(made.message()))
                        : new Acceptance.Conflict(new MessageId(made.message())));
    }

    private void rememberKey(Session session) throws SQLException {
        var key = message.idempotencyKey();
        if (key != null) {
            var made = new KeyTable.Made(message.message().id().value(), fingerprint());
            session.keys.put(
                    message.message().submitter(),
                    key,
                    made,
                    message.message().acceptedAt().toEpochMilli());
        }
    }

    private String fingerprint() {
        return Objects.requireNonNullElse(message.fingerprint(), "");
    }
}
