package dev.everpost.silence;

import dev.everpost.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears the reports of one provider and learns how long they usually take. Thread-safe.
 *
 * <p>A delivery counts as silent only when a report about another one came after its own was due: so webhooks that stop
 * altogether are not taken for lost mail.
 */
final class Ear {

    /** Deliveries waited for at one time; beyond it the oldest is given up. */
    static final int WAITING_MAX = 10_000;
    /** Reports that a provider's usual time is learned from. */
    static final int DELAYS_MAX = 500;
    /** Fewer reports say nothing. */
    static final int REPORTS_MIN = 20;
    /** Of its latest hand-overs at least this share got a report, or it is not one that reports. */
    static final double SHARE_MIN = 0.8;

    static final Duration USUAL_MIN = Duration.ofMinutes(15);
    static final Duration USUAL_MAX = Duration.ofHours(24);
    /** Nobody waits longer for a report, and what is silent for so long is forgotten. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    private static final double QUANTILE = 0.99;
    private static final int SLACK = 2;
    private static final int SOME = 20;

    // Guarded by this.
    private final Map<Leg, Instant> waiting = new LinkedHashMap<>();
    private final Deque<Duration> delays = new ArrayDeque<>();
    private @Nullable Instant lastReport;

    /** One recipient of one message. */
    record Leg(MessageId message, int recipient) {}

    synchronized void handedOver(Leg leg, Instant at) {
        waiting.put(leg, at);
        if (waiting.size() > WAITING_MAX) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    /** A final report; one about mail that nobody waits for still shows that reports come. */
    synchronized void reported(Leg leg, Instant at) {
        var handedOver = waiting.remove(leg);
        lastReport = lastReport == null || at.isAfter(lastReport) ? at : lastReport;
        if (handedOver != null) {
            delays.addLast(Duration.between(handedOver, at));
            if (delays.size() > DELAYS_MAX) {
                delays.removeFirst();
            }
        }
    }

    synchronized Hearing hearing(Instant now) {
        waiting.values().removeIf(at -> at.isBefore(now.minus(FORGOTTEN_AFTER)));
        var usual = usual();
        var last = lastReport;
        var due = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().plus(usual).isBefore(now))
                .toList();
        if (last == null || delays.size() < REPORTS_MIN) {
            return new Hearing.NotReporting(delays.size());
        }
        var silent = due.stream()
                .filter(entry -> entry.getValue().plus(usual).isBefore(last))
                .map(entry -> entry.getKey().message())
                .toList();
        if (delays.size() < SHARE_MIN * (delays.size() + silent.size())) {
            return new Hearing.NotReporting(delays.size());
        }
        int unheard = due.size() - silent.size();
        return unheard >= REPORTS_MIN
                ? new Hearing.Deaf(last, unheard)
                : new Hearing.Reporting(usual, silent.size(), some(silent));
    }

    private static List<MessageId> some(List<MessageId> silent) {
        return silent.stream().distinct().limit(SOME).toList();
    }

    /** Twice what all but one in a hundred reports took, within bounds. */
    private Duration usual() {
        if (delays.isEmpty()) {
            return USUAL_MAX;
        }
        var sorted = delays.stream().sorted().toList();
        var slow = sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * QUANTILE)));
        var usual = slow.multipliedBy(SLACK);
        return usual.compareTo(USUAL_MIN) < 0 ? USUAL_MIN : usual.compareTo(USUAL_MAX) > 0 ? USUAL_MAX : usual;
    }
}
