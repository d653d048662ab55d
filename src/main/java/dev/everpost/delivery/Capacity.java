package dev.everpost.delivery;

import dev.everpost.message.MessageClass;
import java.util.EnumMap;
import java.util.Map;

/**
 * Room for messages under way: a count and a number of bytes, with a part that only higher classes may use. Thread-safe.
 */
final class Capacity {

    private final int inFlightMax;
    private final long bytesMax;
    private final Map<MessageClass, Integer> used = new EnumMap<>(MessageClass.class);
    private int total;
    private long bytes;

    Capacity(int inFlightMax, long bytesMax) {
        this.inFlightMax = inFlightMax;
        this.bytesMax = bytesMax;
        for (var messageClass : MessageClass.values()) {
            used.put(messageClass, 0);
        }
    }

    /** Takes room for one message; one message is let in whatever its size when nothing else is under way. */
    synchronized boolean tryTake(MessageClass messageClass, int size) {
        if (free(messageClass) <= 0 || (bytes + size > bytesMax && total > 0)) {
            return false;
        }
        used.merge(messageClass, 1, Integer::sum);
        total++;
        bytes += size;
        return true;
    }

    synchronized void giveBack(MessageClass messageClass, int size) {
        used.merge(messageClass, -1, Integer::sum);
        total--;
        bytes -= size;
    }

    /** How many more messages of this class fit. */
    synchronized int free(MessageClass messageClass) {
        int lower = used.getOrDefault(MessageClass.BULK, 0);
        int middle = lower + used.getOrDefault(MessageClass.TRANSACTIONAL, 0);
        int room = inFlightMax - total;
        return switch (messageClass) {
            case CRITICAL -> room;
            case TRANSACTIONAL -> Math.min(room, inFlightMax * 7 / 8 - middle);
            case BULK -> Math.min(room, inFlightMax / 2 - lower);
        };
    }

    /** Messages under way. */
    synchronized int inFlight() {
        return total;
    }
}
