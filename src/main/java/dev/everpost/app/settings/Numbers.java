package dev.everpost.app.settings;

import java.math.BigDecimal;
import java.util.Optional;

/** Decimal numbers and shares as people write them. */
final class Numbers {

    private Numbers() {}

    /** Reads {@code 14} or {@code 0.5}; no sign, no exponent. */
    static Optional<Double> decimal(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,6})?") ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    /** Reads {@code 2%} as 0.02. */
    static Optional<Double> percent(String text) {
        return text.endsWith("%")
                ? decimal(text.substring(0, text.length() - 1)).map(n -> n / 100)
                : Optional.empty();
    }

    /** Writes without an exponent or needless zeros, to six decimals. */
    static String plain(double number) {
        var rounded = BigDecimal.valueOf(Math.round(number * 1e6), 6).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
