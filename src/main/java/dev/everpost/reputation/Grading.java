package dev.everpost.reputation;

import dev.everpost.experience.Share;
import java.util.Locale;

/** From shares to a grade. Few mails prove nothing: what counts is the share that is surely (95 %, Wilson) reached. Pure. */
final class Grading {

    /** Slowed mail never stands still. */
    static final double LEAST_PER_HOUR = 10;

    private final Thresholds thresholds;

    Grading(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    Grade grade(Tally tally, Grade before) {
        double bounces = reached(tally.bounces(), thresholds.bounces());
        double complaints = reached(tally.complaints(), thresholds.complaints());
        double reached = Math.max(bounces, complaints);
        var words = bounces >= complaints
                ? words("bounce rate", tally.bounces(), thresholds.bounces())
                : words("complaint rate", tally.complaints(), thresholds.complaints());
        double hold = before instanceof Grade.Held ? Thresholds.RELEASE_BELOW : Thresholds.HOLD_FROM;
        if (reached >= hold) {
            return new Grade.Held(words + "; bulk is held");
        }
        return reached < Thresholds.SLOW_FROM ? Grade.FREE : slowed(tally, reached, words);
    }

    /** Which part of a threshold; one of 0 is not looked at. */
    private static double reached(Share share, double threshold) {
        return threshold <= 0 ? 0 : share.low() / threshold;
    }

    /** From all to nothing, straight with the share. */
    private static Grade slowed(Tally tally, double reached, String words) {
        double part = (Thresholds.HOLD_FROM - reached) / (Thresholds.HOLD_FROM - Thresholds.SLOW_FROM);
        double perHour = Math.max(LEAST_PER_HOUR, Math.min(1, part) * tally.bulkPerHour());
        return new Grade.Slowed(perHour, words + "; bulk is slowed to " + Math.round(perHour) + " recipients an hour");
    }

    private static String words(String what, Share share, double threshold) {
        return what + " " + percent(share.value()) + " (" + share.count() + " of " + share.of() + "), surely above "
                + percent(share.low()) + "; accounts are reviewed at " + percent(threshold);
    }

    static String percent(double share) {
        double percent = share * 100;
        return String.format(Locale.ROOT, percent < 1 ? "%.3f %%" : "%.1f %%", percent);
    }
}
