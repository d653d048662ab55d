package dev.everpost.app.settings;

import java.util.List;
import java.util.Optional;

/** Sizes in bytes as people write them: a whole number and one of B, KB, MB, GB; each step is 1024, as mail servers count. */
final class Sizes {

    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB");

    private Sizes() {}

    static long kilobytes(long number) {
        return number << 10;
    }

    static long megabytes(long number) {
        return number << 20;
    }

    static long gigabytes(long number) {
        return number << 30;
    }

    /** Reads {@code 40MB}; empty when the text is something else. */
    static Optional<Long> parse(String text) {
        int unit = UNITS.indexOf(text.replaceFirst("^[0-9]{1,9}", ""));
        return unit < 0 || !Character.isDigit(text.charAt(0))
                ? Optional.empty()
                : Optional.of(Long.parseLong(text.substring(
                                0, text.length() - UNITS.get(unit).length()))
                        << (10 * unit));
    }

    /** Writes in the largest unit that holds it exactly. */
    static String show(long bytes) {
        int unit = 0;
        long number = bytes;
        while (unit < UNITS.size() - 1 && number != 0 && number % 1024 == 0) {
            number /= 1024;
            unit++;
        }
        return number + UNITS.get(unit);
    }
}
