package dev.everpost.app.demo;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One moment of a story, ready to be drawn.
 *
 * @param oldest how long the oldest waiting message of a class waits; absent when none does
 */
record Picture(
        Duration at,
        List<Lane> lanes,
        long accepted,
        long delivered,
        long waiting,
        Map<MessageClass, Duration> oldest) {

    /**
     * One provider.
     *
     * @param fault what the sandbox does to it, in words; empty when it is well
     */
    record Lane(String provider, String standing, double rate, String fault) {}
}
