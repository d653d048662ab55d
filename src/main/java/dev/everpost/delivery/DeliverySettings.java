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
 */
public record DeliverySettings(String hostname, int inFlightMax, long inFlightBytesMax, Duration trickleEvery) {

    /** 512 messages, 128 MB, two tries a second when all look bad. */
    public static DeliverySettings defaults(String hostname) {
        return new DeliverySettings(hostname, 512, 128L << 20, Duration.ofMillis(500));
    }

    /** The first wait after a temporary failure; doubles with each try. */
    Duration backoffBase(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofSeconds(2);
            case TRANSACTIONAL -> Duration.ofSeconds(15);
            case BULK -> Duration.ofSeconds(60);
        };
    }

    /** The longest wait between tries. */
    Duration backoffCap(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofSeconds(30);
            case TRANSACTIONAL -> Duration.ofMinutes(15);
            case BULK -> Duration.ofMinutes(60);
        };
    }

    /** The longest hold while every provider is closed, before looking again. */
    Duration holdCap(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofSeconds(5);
            case TRANSACTIONAL -> Duration.ofSeconds(15);
            case BULK -> Duration.ofSeconds(60);
        };
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
