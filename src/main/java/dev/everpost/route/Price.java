package dev.everpost.route;

import java.util.Locale;

/**
 * What a provider takes for a recipient.
 *
 * @param perMessage for one recipient, 0 or more
 * @param currency three letters, such as {@code USD}
 */
public record Price(double perMessage, String currency) {

    private static final int THOUSAND = 1_000;

    public Price {
        if (!(perMessage >= 0)) {
            throw new IllegalArgumentException("a price is 0 or more, not " + perMessage);
        }
    }

    /** For so many recipients. */
    public double of(long recipients) {
        return perMessage * recipients;
    }

    /** As people compare prices: {@code 0.10 USD/1000}. */
    public String words() {
        return String.format(Locale.ROOT, "%.2f %s/1000", perMessage * THOUSAND, currency);
    }
}
