package dev.everpost.standing;

/**
 * How much of a provider's traffic may be retries, in recipients.
 *
 * @param share for each recipient of a first attempt, from 0 to 1
 * @param perSecond at all times, so that retries end when no new mail comes
 * @param burst what may be saved up, at least 1
 */
public record RetrySettings(double share, double perSecond, double burst) {

    /** One retry for five first attempts, ten a second beside them, a hundred at once. */
    public static final RetrySettings DEFAULTS = new RetrySettings(0.2, 10, 100);

    public RetrySettings {
        Range.of("retries.share", share, 0, 1);
        Range.of("retries.per_second", perSecond, 0.001, 1_000_000);
        Range.of("retries.burst", burst, 1, 1_000_000);
    }
}
