package dev.everpost.health;

import static dev.everpost.health.Source.ACCOUNT;
import static dev.everpost.health.Source.CANARY;
import static dev.everpost.health.Source.FEED;
import static dev.everpost.health.Source.PROBE;
import static dev.everpost.health.Source.REPORTS;
import static dev.everpost.health.Source.TRAFFIC;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Makes one assessment of the signals about one scope. Pure: the same signals at the same time always give the same.
 *
 * <p>The rules, in words: two independent sources, or real mail alone in numbers, can say that something is down. Mail that
 * flows outweighs a probe that fails. What happens behind the hand-over (reports, canaries) is judged apart from what happens before
 * it, because a provider that takes mail and loses it looks well from the front. A public status page confirms what others
 * see and never says anything alone.
 */
final class Fusion {

    /** What confidence it takes to say that something is down. */
    static final double DOWN = 0.75;
    /** What confidence it takes to say that something is degraded. */
    static final double DEGRADED = 0.45;
    /** Real mail that fails with this strength needs no second source. */
    static final double TRAFFIC_ALONE = 0.8;

    private static final double FEED_CONFIRMS_FROM = 0.4;
    private static final double MAIL_FLOWS = 0.8;
    private static final Set<Source> BEHIND = Set.of(REPORTS, CANARY);

    private Fusion() {}

    static Assessment assess(List<Signal> signals, Instant now) {
        var weighing = new Weighing(signals, now);
        if (weighing.isBlind()) {
            return Assessment.NOTHING;
        }
        double down = confirmed(down(weighing), weighing.failing(FEED));
        double degraded = confirmed(degraded(weighing), weighing.impaired(FEED));
        boolean wellSeen = weighing.well(TRAFFIC) > 0.3 || weighing.well(PROBE) > 0.3 || weighing.well(CANARY) > 0.3;
        boolean two = weighing.sourcesFailing() >= 2 || weighing.failing(TRAFFIC) >= TRAFFIC_ALONE;
        if (down >= DOWN && two) {
            return new Assessment(State.DOWN, down, degraded, false, evidence(signals, now));
        }
        if (degraded >= DEGRADED && isProven(weighing)) {
            return new Assessment(State.DEGRADED, degraded, degraded, wellSeen, evidence(signals, now));
        }
        // That too little speaks against it does not make it well: somebody must have seen it so, and a page has not.
        var state = weighing.isWellSeen() ? State.UP : State.UNKNOWN;
        return new Assessment(state, 1 - degraded, degraded, wellSeen, evidence(signals, now));
    }

    private static boolean isProven(Weighing weighing) {
        return weighing.sourcesImpaired(false) >= 1 || weighing.sourcesImpaired(true) >= 2;
    }

    private static double down(Weighing weighing) {
        double front = weighing.failing(source -> source != FEED && !BEHIND.contains(source));
        double behind = weighing.failing(BEHIND::contains);
        return 1 - (1 - front * (1 - frontDoubt(weighing))) * (1 - behind * (1 - behindDoubt(weighing)));
    }

    private static double degraded(Weighing weighing) {
        double probes = weighing.impaired(source -> source == PROBE || source == ACCOUNT);
        double mail = weighing.impaired(source -> source != FEED && source != PROBE && source != ACCOUNT);
        return 1 - (1 - probes * (1 - frontDoubt(weighing))) * (1 - mail);
    }

    /** Mail that goes through, or a canary that arrives, contradicts who says that the door is shut. */
    private static double frontDoubt(Weighing weighing) {
        return MAIL_FLOWS * Math.max(weighing.well(TRAFFIC), weighing.well(CANARY));
    }

    /** One who sees mail arrive contradicts the other who misses it. */
    private static double behindDoubt(Weighing weighing) {
        return MAIL_FLOWS * Math.max(weighing.well(CANARY), weighing.well(REPORTS));
    }

    private static double confirmed(double confidence, double feed) {
        return confidence < FEED_CONFIRMS_FROM ? confidence : 1 - (1 - confidence) * (1 - FEED.weight() * feed);
    }

    private static List<Signal> evidence(List<Signal> signals, Instant now) {
        return signals.stream()
                .filter(signal -> signal.reading() != Reading.UNKNOWN)
                .sorted(Comparator.comparing((Signal signal) -> -rank(signal.reading()))
                        .thenComparing(signal ->
                                -signal.source().weight() * signal.strength() * Weighing.freshness(signal, now)))
                .limit(8)
                .toList();
    }

    private static int rank(Reading reading) {
        return switch (reading) {
            case FAILING -> 3;
            case IMPAIRED -> 2;
            case WELL -> 1;
            case UNKNOWN -> 0;
        };
    }
}
