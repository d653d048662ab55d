package dev.everpost.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one scope over time: quick to believe a clear fault, slow to believe that it is over, slower each time it comes
 * back. Not thread-safe.
 */
final class Course {

    /** A fault as sure as this is believed at once. */
    static final double CLEAR = 0.9;
    /** A less clear fault must be seen for so long. */
    static final Duration DOWN_AFTER = Duration.ofSeconds(10);

    static final Duration DEGRADED_AFTER = Duration.ofSeconds(60);
    /** How long it must look well before it counts as well. */
    static final Duration WELL_AFTER = Duration.ofSeconds(60);

    static final Duration WELL_AFTER_MOST = Duration.ofMinutes(15);
    /** Without any signal a state is held for so long. */
    static final Duration BLIND_AFTER = Duration.ofMinutes(10);
    /** A relapse within this time makes the next recovery slower. */
    static final Duration RELAPSE_WITHIN = Duration.ofHours(1);

    private State state = State.UNKNOWN;
    private Instant since;
    private @Nullable Instant firstSign;
    private State leaning = State.UNKNOWN;
    private Instant leaningSince;
    private Duration wellAfter = WELL_AFTER;
    private Instant recovered = Instant.MIN;

    Course(Instant now) {
        this.since = now;
        this.leaningSince = now;
    }

    /** Goes on as it was kept. */
    static Course restored(State state, Instant since, @Nullable Instant firstSign, Instant now) {
        var course = new Course(now);
        course.state = state;
        course.since = since;
        course.firstSign = firstSign;
        course.leaning = state;
        return course;
    }

    State state() {
        return state;
    }

    /** When the state began. */
    Instant since() {
        return since;
    }

    /** When the first sign of the trouble was seen that led to the present bad state, or that is seen now; or null. */
    @Nullable
    Instant firstSign() {
        return firstSign;
    }

    /** Takes the assessment of this moment; true when the state changed. */
    boolean on(Assessment assessment, Instant now) {
        noteFirstSign(assessment, now);
        var towards = towards(assessment);
        if (towards != leaning) {
            leaning = towards;
            leaningSince = now;
        }
        if (towards == state || Duration.between(leaningSince, now).compareTo(patience(assessment)) < 0) {
            return false;
        }
        become(towards, now);
        return true;
    }

    private void noteFirstSign(Assessment assessment, Instant now) {
        if (assessment.suspicion() < Assessment.FIRST_SIGN) {
            firstSign = state.isBad() ? firstSign : null;
        } else if (firstSign == null) {
            firstSign = assessment.evidence().stream()
                    .filter(signal -> signal.reading() == Reading.FAILING || signal.reading() == Reading.IMPAIRED)
                    .map(Signal::at)
                    .min(Instant::compareTo)
                    .filter(at -> at.isBefore(now))
                    .orElse(now);
        }
    }

    /**
     * Nobody saying anything is no recovery, and a fault does not end because mail stopped flowing there: what nobody sees work is
     * unknown after a while, and never bad for ever.
     */
    private State towards(Assessment assessment) {
        boolean better = assessment.state().compareTo(state) < 0;
        return state.isBad() && better && !assessment.wellSeen() ? State.UNKNOWN : assessment.state();
    }

    private Duration patience(Assessment assessment) {
        return switch (leaning) {
            case DOWN -> assessment.confidence() >= CLEAR ? Duration.ZERO : DOWN_AFTER;
            case DEGRADED -> state == State.DOWN ? wellAfter : DEGRADED_AFTER;
            case UP -> state.isBad() ? wellAfter : Duration.ZERO;
            case UNKNOWN -> BLIND_AFTER;
        };
    }

    private void become(State next, Instant now) {
        if (next.isBad() && !state.isBad()) {
            boolean relapse = now.isBefore(recovered.equals(Instant.MIN) ? now : recovered.plus(RELAPSE_WITHIN));
            var longer = wellAfter.multipliedBy(2);
            wellAfter = !relapse ? WELL_AFTER : longer.compareTo(WELL_AFTER_MOST) > 0 ? WELL_AFTER_MOST : longer;
        }
        if (!next.isBad() && state.isBad()) {
            recovered = now;
            firstSign = null;
        }
        state = next;
        since = now;
    }
}
