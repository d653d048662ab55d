package dev.everpost.delivery;

import dev.everpost.message.MessageClass;
import java.time.Duration;

/**
 * The numbers of delivery.
 *
 * @param hostname ours, for trace headers and notifications
 * @param inFlightMax messages under way at once; bulk may use half, transactional seven eighths
 * @param inFlightBytesMax bytes of messages under way at once
 * @param trickleEvery how often one message is tried while no provider looks usable
 * @param retryBase the first wait of transactional mail after a temporary failure; critical waits a fifth, bulk four times
 * @param retryCap the longest wait of transactional mail between tries; critical mail never waits longer than 30 s
 */
public record DeliverySettings(
        String hostname,
        int inFlightMax,
        long inFlightBytesMax,
        Duration trickleEvery,
        Duration retryBase,
        Duration retryCap) {

    /** 512 messages, 128 MB, two tries a second when all look bad, waits of 15 s to 15 min. */
    public static DeliverySettings defaults(String hostname) {
        return new DeliverySettings(
                hostname, 512, 128L << 20, Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofMinutes(15));
    }

    /** The first wait after a temporary failure; doubles with each try. */
    Duration backoffBase(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> shorter(retryBase.dividedBy(5), Duration.ofSeconds(5));
            case TRANSACTIONAL -> retryBase;
            case BULK -> retryBase.multipliedBy(4);
        };
    }

    /** The longest wait between tries. */
    Duration backoffCap(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> shorter(retryCap, Duration.ofSeconds(30));
            case TRANSACTIONAL -> retryCap;
            case BULK -> retryCap.multipliedBy(4);
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * The longest hold while nobody can take it: the older the mail, the less often it is looked at, so that a long queue
     * of one route costs the others little. A provider's return calls it back before that.
     */
    Duration hold(MessageClass messageClass, Duration age) {
        return shorter(longer(age.dividedBy(8), holdBase(messageClass)), holdCap(messageClass));
    }

    /** A wait of at most {@code most}, and not so short that it is only a detour through the store. */
    static Duration within(Duration wait, Duration most) {
        return longer(shorter(wait, most), Duration.ofMillis(100));
    }

    private static Duration holdBase(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofSeconds(5);
            case TRANSACTIONAL -> Duration.ofSeconds(15);
            case BULK -> Duration.ofSeconds(60);
        };
    }

    private static Duration holdCap(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofSeconds(30);
            case TRANSACTIONAL, BULK -> Duration.ofMinutes(10);
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** How long to wait for room at a provider that is healthy but busy, before looking at the next one. */
    Duration roomPatience(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofMillis(250);
            case TRANSACTIONAL -> Duration.ofSeconds(10);
            case BULK -> Duration.ofSeconds(60);
        };
    }

    /** How long a message waits in memory for a provider that will open very soon, before it goes back to the spool. */
    Duration memoryPatience() {
        return Duration.ofSeconds(2);
    }
}
