package dev.everpost.publish.webhooks;

import dev.everpost.event.Event;
import dev.everpost.publish.Reach;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where events go.
 *
 * @param id never given twice: what waits for an endpoint that was removed does not go to its namesake
 * @param name for people, unique
 * @param since events that happened before are told only by a replay
 */
public record Endpoint(
        String id, String name, Origin origin, Instant since, Terms terms, Secrets secrets, Condition condition) {

    private static final String PREFIX = "webhook:";
    private static final int ID_LENGTH = 12;

    /** Who made an endpoint. */
    public enum Origin {
        /** It stands in the configuration file and is changed there. */
        CONFIGURED,
        /** An operator made it while the gateway ran. */
        OPERATOR,
        /** A submitter made it with its own key. */
        SUBMITTER
    }

    /** How an endpoint does, in one word. */
    public enum Health {
        /** It gets events. */
        ENABLED,
        /** It gets events and takes none. */
        FAILING,
        /** It gets none. */
        DISABLED
    }

    static Endpoint fresh(String name, Origin origin, Terms terms, Secrets secrets, Instant now) {
        var id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
        return new Endpoint(id, name, origin, now, terms, secrets, Condition.GOOD);
    }

    /** Whether a destination of the outbox is an endpoint. */
    public static boolean isDestination(String destination) {
        return destination.startsWith(PREFIX);
    }

    /** Its name in the outbox. */
    public String destination() {
        return PREFIX + name + ":" + id;
    }

    /** Whose mail it hears of; null is everybody's. */
    public @Nullable String owner() {
        return terms.filter().submitter();
    }

    Health health() {
        if (!on()) {
            return Health.DISABLED;
        }
        return condition.failingSince() == null ? Health.ENABLED : Health.FAILING;
    }

    /** Whether it gets events. */
    boolean on() {
        return condition.disabledSince() == null;
    }

    /** Whether an event is to be told to it. */
    boolean wants(Event event) {
        return on() && !event.at().isBefore(since) && terms.filter().wants(event);
    }

    Reach reach() {
        return terms.reach(origin != Origin.SUBMITTER);
    }

    Endpoint with(Terms other) {
        return new Endpoint(id, name, origin, since, other, secrets, condition);
    }

    Endpoint with(Secrets other) {
        return new Endpoint(id, name, origin, since, terms, other, condition);
    }

    Endpoint with(Condition other) {
        return new Endpoint(id, name, origin, since, terms, secrets, other);
    }
}
