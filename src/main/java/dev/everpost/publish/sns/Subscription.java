package dev.everpost.publish.sns;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of a topic, as it is kept.
 *
 * @param id the last part of its ARN; nobody can guess it, because who knows it may unsubscribe
 * @param topic the topic's name
 * @param token who knows it may confirm
 * @param asked how often the endpoint was asked
 * @param nextAsk when it is asked or told next, or null
 * @param since when it came into this state
 */
public record Subscription(
        String id,
        String topic,
        String endpoint,
        State state,
        String token,
        int asked,
        @Nullable Instant nextAsk,
        Instant since) {

    private static final SecureRandom SECRETS = new SecureRandom();
    private static final int TOKEN_BYTES = 96;

    /** Where a subscription stands. */
    public enum State {
        /** The endpoint was asked and has not said yes; it gets no events. */
        PENDING,
        /** It gets events. */
        CONFIRMED,
        /** It said that it wants no more. */
        UNSUBSCRIBED
    }

    static Subscription pending(Topic topic, String endpoint, Instant now) {
        return new Subscription(
                UUID.randomUUID().toString(), topic.name(), endpoint, State.PENDING, freshToken(), 0, now, now);
    }

    Subscription confirmed(Instant now) {
        return new Subscription(id, topic, endpoint, State.CONFIRMED, token, asked, null, now);
    }

    /** The endpoint is told once more, with a token that undoes it. */
    Subscription unsubscribed(Instant now) {
        return new Subscription(id, topic, endpoint, State.UNSUBSCRIBED, freshToken(), 0, now, now);
    }

    Subscription askedAgain(@Nullable Instant next) {
        return new Subscription(id, topic, endpoint, state, token, asked + 1, next, since);
    }

    /** To be asked from the start; what was confirmed stays so. */
    Subscription toAsk(Instant now) {
        return state == State.CONFIRMED
                ? this
                : new Subscription(id, topic, endpoint, State.PENDING, token, 0, now, since);
    }

    private static String freshToken() {
        var bytes = new byte[TOKEN_BYTES];
        SECRETS.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Subscription[" + topic + " to " + endpoint + ", " + state + "]";
    }
}
