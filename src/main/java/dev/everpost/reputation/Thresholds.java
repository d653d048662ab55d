package dev.everpost.reputation;

/**
 * At which shares an account is in danger; SES reviews an account at 5 % hard bounces and 0.1 % complaints (it pauses it at 10 % and
 * 0.5 %), and Gmail wants less than 0.1 % complaints, never 0.3 %.
 *
 * @param bounces share of hard bounces at which a provider acts; 0 looks at none
 * @param complaints the same of complaints
 */
public record Thresholds(double bounces, double complaints) {

    /** What SES documents. */
    public static final Thresholds USUAL = new Thresholds(0.05, 0.001);

    /** Such a part of a threshold slows bulk mail. */
    static final double SLOW_FROM = 0.5;
    /** Such a part holds it. */
    static final double HOLD_FROM = 0.9;
    /** What is held goes on, slowly, below such a part. */
    static final double RELEASE_BELOW = 0.75;
}
