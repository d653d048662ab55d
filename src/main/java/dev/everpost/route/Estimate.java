package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected of a provider with mail to one receiver. Immutable.
 *
 * @param receiver a domain; empty when it is about several
 * @param seen attempts of the last 2 hours that it rests on, as they were
 * @param failure the belief about attempts that fail or whose end nobody knows
 * @param mean how long an answered call takes
 * @param p95 the same, for all but one in twenty
 * @param putOff share that the receiver or the provider puts off
 * @param bounced share of what was accepted that the receiver sent back for good
 * @param complained share of what was accepted that was called spam
 */
public record Estimate(
        ProviderName provider,
        String receiver,
        long seen,
        Beta failure,
        Duration mean,
        Duration p95,
        double putOff,
        double bounced,
        double complained,
        @Nullable Price price) {

    private static final double NANOS = 1e9;

    double seconds() {
        return mean.toNanos() / NANOS;
    }

    /** For people: {@code expected failure 0.4 % of 2310 at example.com in 2 h, p95 410 ms, 0.10 USD/1000}. */
    public String words() {
        return "expected failure " + Percent.of(failure.mean()) + (seen == 0 ? ", nothing seen" : " of " + seen)
                + (receiver.isEmpty() ? "" : " at " + receiver)
                + " in 2 h" + (p95.isZero() ? "" : ", p95 " + p95.toMillis() + " ms")
                + (price == null ? "" : ", " + price.words());
    }

    /** A harm as people read it: three digits that count, never in powers of ten. */
    static String digits(double harm) {
        if (harm <= 0) {
            return "0";
        }
        int places = Math.clamp(2 - (int) Math.floor(Math.log10(harm)), 0, 9);
        return BigDecimal.valueOf(Math.round(harm * Math.pow(10, places)), places)
                .toPlainString();
    }
}
