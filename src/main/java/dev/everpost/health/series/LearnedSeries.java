package dev.everpost.health.series;

import dev.everpost.anomaly.Band;
import dev.everpost.anomaly.Detector;
import dev.everpost.health.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One series: looked at each minute, learned every five, so that most values learned do not overlap. While it is anomalous it learns
 * nothing, or an outage would become usual; after a day it does, for then it is. Not thread-safe.
 */
public final class LearnedSeries {

    private static final Duration LEARNED_EVERY = Duration.ofMinutes(5);

    /** With fewer values learned, half a day's, nothing is called anomalous. */
    static final int LEARNED_LEAST = 144;

    private static final Duration ACCEPTED_AFTER = Duration.ofHours(24);
    /** Looks in a row to be sure, either way: neighbouring ones share most of their mail. */
    private static final int SURE_OF_BAD = 2;

    private static final int SURE_OF_GOOD = 3;
    /** An anomaly that there is no mail to confirm ends after so many looks. */
    private static final int FORGOTTEN = 30;

    private final Scope scope;
    private final Judgement judgement;
    private final Detector detector;
    private @Nullable Anomaly anomaly;
    private @Nullable SeriesView view;
    private @Nullable Instant suspectedSince;
    private @Nullable Instant learnedAt;
    private int bad;
    private int good;
    private int unseen;

    LearnedSeries(Scope scope, Measure measure, Rules rules, Detector detector) {
        this.scope = scope;
        this.judgement = new Judgement(measure, rules);
        this.detector = detector;
    }

    Scope scope() {
        return scope;
    }

    public Measure measure() {
        return judgement.measure();
    }

    Detector detector() {
        return detector;
    }

    /** What is wrong now. */
    public Optional<Anomaly> anomaly() {
        return Optional.ofNullable(anomaly);
    }

    /** What was seen last; nothing while there was never enough mail. */
    Optional<SeriesView> view() {
        return Optional.ofNullable(view);
    }

    /** Looks at the present value. */
    public void look(Sample sample, Instant now) {
        if (!judgement.enough(sample)) {
            unseen++;
            if (unseen >= FORGOTTEN) {
                end();
                view = null;
            }
            return;
        }
        unseen = 0;
        var usually = anomaly == null ? detector.usually(now, LEARNED_LEAST) : Optional.of(anomaly.usually());
        if (usually.isPresent() && judgement.isAnomaly(sample, usually.get(), detector, now)) {
            bad(sample, usually.get(), now);
        } else {
            good(sample, now);
        }
        view = new SeriesView(scope, measure(), sample, now, usually.orElse(null), anomaly);
    }

    private void bad(Sample sample, Band usually, Instant now) {
        good = 0;
        bad++;
        if (suspectedSince == null) {
            suspectedSince = now;
        }
        double score = detector.judge(now, sample.value()).score();
        if (anomaly != null || bad >= SURE_OF_BAD) {
            double highest = anomaly == null ? score : Math.max(score, anomaly.score());
            anomaly = new Anomaly(scope, measure(), sample.value(), usually, suspectedSince, highest);
        }
        if (Duration.between(suspectedSince, now).compareTo(ACCEPTED_AFTER) >= 0) {
            learn(sample, now);
        }
    }

    private void good(Sample sample, Instant now) {
        bad = 0;
        good++;
        if (anomaly == null || good >= SURE_OF_GOOD) {
            end();
            learn(sample, now);
        }
    }

    private void end() {
        anomaly = null;
        suspectedSince = null;
        bad = 0;
    }

    private void learn(Sample sample, Instant now) {
        if (learnedAt == null || Duration.between(learnedAt, now).abs().compareTo(LEARNED_EVERY) >= 0) {
            detector.observe(now, sample.value());
            learnedAt = now;
        }
    }
}
