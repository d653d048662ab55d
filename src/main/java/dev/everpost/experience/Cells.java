package dev.everpost.experience;

import dev.everpost.fact.Fact.Report;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.Arrays;

/** Where each count stands in the row of a slot. The layout is what is saved; change {@link #LAYOUT} with it. */
final class Cells {

    /** Changes whenever the same number would mean something else. */
    static final byte LAYOUT = 1;

    private static final int CLASSES = 3;
    private static final int KINDS = 7;
    private static final int TOLD = 12;

    private static final int LATENCIES = KINDS * CLASSES;
    private static final int REPORTS = LATENCIES + Scale.LATENCY.buckets();
    private static final int DELAYS = REPORTS + TOLD;

    /** How many there are. */
    static final int COUNT = DELAYS + Scale.DELAY.buckets();

    private Cells() {}

    static int outcome(Kind kind, MessageClass messageClass) {
        return place(kind) * CLASSES + place(messageClass);
    }

    static int latency(Duration took) {
        return LATENCIES + Scale.LATENCY.bucket(took);
    }

    static int report(Report report) {
        return REPORTS + place(report);
    }

    static int delay(Duration delay) {
        return DELAYS + Scale.DELAY.bucket(delay);
    }

    static Histogram latencies(long[] row) {
        return new Histogram(Scale.LATENCY, Arrays.copyOfRange(row, LATENCIES, REPORTS));
    }

    static Histogram delays(long[] row) {
        return new Histogram(Scale.DELAY, Arrays.copyOfRange(row, DELAYS, COUNT));
    }

    private static int place(Kind kind) {
        return switch (kind) {
            case ACCEPTED -> 0;
            case REFUSED -> 1;
            case DEFERRED -> 2;
            case THROTTLED -> 3;
            case DOWN -> 4;
            case ACCOUNT -> 5;
            case UNKNOWN -> 6;
        };
    }

    private static int place(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> 0;
            case TRANSACTIONAL -> 1;
            case BULK -> 2;
        };
    }

    private static int place(Report report) {
        return switch (report) {
            case QUEUED -> 0;
            case SENT -> 1;
            case DELIVERED -> 2;
            case DELAYED -> 3;
            case BOUNCED_FOR_GOOD -> 4;
            case BOUNCED_FOR_NOW -> 5;
            case COMPLAINED -> 6;
            case REJECTED -> 7;
            case OPENED -> 8;
            case CLICKED -> 9;
            case UNSUBSCRIBED -> 10;
            case UNKNOWN -> 11;
        };
    }
}
