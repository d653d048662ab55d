package dev.everpost.silence;

import dev.everpost.fact.Fact.Remedy;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
    /** Fewer reports say nothing. */
    static final int REPORTS_MIN = 20;
    /** Of the hand-overs of a week at least this share got a report, or it is not one that reports. */
    static final double SHARE_MIN = 0.8;
    /** Nobody waits longer for a report, and what is silent for so long is forgotten. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);
    /** What another provider carries now is shown for so long. */
    static final Duration SHOWN_AFTER_REMEDY = Duration.ofHours(1);

    // Guarded by this.
    private final Map<Leg, Waiting> waiting = new LinkedHashMap<>();
    private final Usual usual = new Usual();
    private final Neighbours neighbours = new Neighbours();
    private @Nullable Instant lastReport;

    /** One recipient of one message. */
    record Leg(MessageId message, int recipient) {}

    synchronized void handedOver(Leg leg, int attempt, Instant at) {
        put(leg, Waiting.since(attempt, at));
    }

    private void put(Leg leg, Waiting handedOver) {
        waiting.remove(leg);
        waiting.put(leg, handedOver);
        if (waiting.size() > WAITING_MAX) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    /** A final report; one about mail that nobody waits for still shows that reports come. */
    synchronized void reported(Leg leg, Instant at) {
        var handover = waiting.remove(leg);
        lastReport = lastReport == null || at.isAfter(lastReport) ? at : lastReport;
        if (handover != null) {
            usual.learn(Duration.between(handover.handedOver(), at));
            neighbours.reported(Neighbours.minute(handover.handedOver()), 1);
        }
    }

    /** A report that is not final: it is there, and its provider works on it. */
    synchronized void underWay(Leg leg, Instant at) {
        waiting.computeIfPresent(leg, (_, handover) -> handover.heardAt(at));
    }

    /** Something was decided about its silence. */
    synchronized void decided(Leg leg, Remedy remedy, Instant at) {
        waiting.computeIfPresent(leg, (_, handover) -> handover.decided(remedy, at));
    }

    /** Its provider gave account of it, or it is gone. */
    synchronized void forget(Leg leg) {
        waiting.remove(leg);
    }

    /** Those that might be overdue and whose class nobody looked up. */
    synchronized List<Leg> unclassified(Instant now, int most) {
        usual.settle();
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().messageClass() == null
                        && entry.getValue().heard().plus(usual.least()).isBefore(now))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    synchronized void classify(Leg leg, MessageClass messageClass) {
        waiting.computeIfPresent(leg, (_, handover) -> handover.of(messageClass));
    }

    synchronized Hearing hearing(Instant now) {
        tidy(now);
        usual.settle();
        var due = new LinkedHashMap<Leg, Waiting>();
        waiting.forEach((leg, handover) -> {
            if (due(handover).isBefore(now)) {
                due.put(leg, handover);
            }
        });
        var last = lastReport;
        if (last == null || usual.reports() < REPORTS_MIN) {
            return new Hearing.NotReporting(usual.reports());
        }
        int all = due.size();
        due.values().removeIf(handover -> !due(handover).isBefore(last));
        if (neighbours.reports() < SHARE_MIN * (neighbours.reports() + due.size())) {
            return new Hearing.NotReporting(usual.reports());
        }
        int unheard = all - due.size();
        return unheard >= REPORTS_MIN
                ? new Hearing.Deaf(last, unheard)
                : new Hearing.Reporting(usual.of(null), overdue(due));
    }

    /** Since when its report is overdue; as in {@link #hearing}, but for the share that was reported on. */
    synchronized Optional<Instant> overdueSince(Leg leg, Instant now) {
        var handover = waiting.get(leg);
        var last = lastReport;
        return handover == null || last == null || usual.reports() < REPORTS_MIN
                ? Optional.empty()
                : Optional.of(due(handover)).filter(due -> due.isBefore(now) && due.isBefore(last));
    }

    /** Everything due without a report, whoever else is reported on; none of it counts as alone. */
    synchronized List<Overdue> unheard(Instant now) {
        return waiting.entrySet().stream()
                .filter(entry -> due(entry.getValue()).isBefore(now))
                .map(entry -> overdue(entry.getKey(), entry.getValue(), false))
                .toList();
    }

    private void tidy(Instant now) {
        waiting.values()
                .removeIf(handover -> handover.handedOver().isBefore(now.minus(FORGOTTEN_AFTER))
                        || isRemedied(handover, now.minus(SHOWN_AFTER_REMEDY)));
        neighbours.forgetBefore(now.minus(FORGOTTEN_AFTER));
    }

    private static boolean isRemedied(Waiting handover, Instant before) {
        var decided = handover.decided();
        return handover.remedy() == Remedy.SENT_AGAIN && decided != null && decided.isBefore(before);
    }

    private Instant due(Waiting handover) {
        return handover.heard().plus(usual.of(handover.messageClass()));
    }

    private List<Overdue> overdue(Map<Leg, Waiting> due) {
        var silent = new TreeMap<Long, Integer>();
        var counted = new HashSet<MessageId>();
        due.forEach((leg, handover) -> {
            if (counted.add(leg.message())) {
                silent.merge(Neighbours.minute(handover.handedOver()), 1, Integer::sum);
            }
        });
        return due.entrySet().stream()
                .map(entry -> overdue(entry.getKey(), entry.getValue(), isAlone(entry.getValue(), silent)))
                .toList();
    }

    private boolean isAlone(Waiting handover, NavigableMap<Long, Integer> silent) {
        return neighbours.heardAround(Neighbours.minute(handover.handedOver()), silent);
    }

    private Overdue overdue(Leg leg, Waiting handover, boolean alone) {
        return new Overdue(
                leg.message(),
                leg.recipient(),
                handover.attempt(),
                handover.messageClass(),
                handover.handedOver(),
                due(handover),
                alone,
                handover.remedy());
    }

    /** Everything it knows, to be kept. */
    synchronized EarState state() {
        return new EarState(lastReport, usual.delays(), neighbours.counts(), waiting);
    }

    /** Takes up what was kept; call before anything is heard. */
    synchronized void restore(EarState kept) {
        lastReport = kept.lastReport();
        kept.delays().forEach(usual::learn);
        kept.reported().forEach(neighbours::reported);
        kept.waiting().forEach(this::put);
    }
}
