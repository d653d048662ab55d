package dev.everpost.message;

import java.util.Optional;

/**
 * A message's name: a positive 63-bit number, in text 13 characters of Crockford base 32 in lower case.
 *
 * <p>The upper 42 bits are the milliseconds of acceptance since 1970, the lower 21 a counter that starts anywhere, so ids
 * sort by time and index pages fill from one end. An id is a name, not a secret.
 */
public record MessageId(long value) implements Comparable<MessageId> {

    /** Bits below the millisecond. */
    public static final int COUNTER_BITS = 21;

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 13;

    public MessageId {
        if (value <= 0) {
            throw new IllegalArgumentException("message id must be positive: " + value);
        }
    }

    /** Composes an id from a millisecond and a counter (its lower 21 bits count). */
    public static MessageId of(long millis, long counter) {
        return new MessageId(millis << COUNTER_BITS | (counter & ((1L << COUNTER_BITS) - 1)));
    }

    /** Reads the text form; empty when it is not one. */
    public static Optional<MessageId> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(Character.toLowerCase(text.charAt(i)));
            if (digit < 0 || (i == 0 && digit > 7)) {
                return Optional.empty();
            }
            value = value << 5 | digit;
        }
        return value > 0 ? Optional.of(new MessageId(value)) : Optional.empty();
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        var text = new char[LENGTH];
        long rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }
}
