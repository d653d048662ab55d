package dev.everpost.message;

import java.util.Locale;
import java.util.Optional;

/** How much a message's delay hurts; the order of the constants is the order of precedence. */
public enum MessageClass {
    /** Codes, resets, alarms: useless when late. */
    CRITICAL,
    /** Confirmations, receipts: the default. */
    TRANSACTIONAL,
    /** Newsletters, digests: may wait. */
    BULK;

    /** The name in configuration, headers and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a label, in any case. */
    public static Optional<MessageClass> parse(String label) {
        for (var value : values()) {
            if (value.name().equalsIgnoreCase(label.strip())) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
