package dev.everpost.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event's place: the fact in the book, and which of its events. Its text is opaque to clients and stays readable by later
 * versions.
 *
 * @param position of the fact in the ledger, from 1; 0 is before all
 * @param number of the event among those of the fact, from 0; {@link #ALL_OF_IT} is behind them all
 */
public record Cursor(long position, int number) implements Comparable<Cursor> {

    /** Behind every event of a fact. */
    public static final int ALL_OF_IT = Integer.MAX_VALUE;

    /** Before the first event. */
    public static final Cursor START = new Cursor(0, ALL_OF_IT);

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::position).thenComparingInt(Cursor::number);

    private static final Pattern TEXT = Pattern.compile("c1-(\\d{1,18})-(\\d{1,9}|all)");
    private static final int TEXT_MAX = 60;

    /** Behind everything that a position tells. */
    public static Cursor behind(long position) {
        return new Cursor(position, ALL_OF_IT);
    }

    /** Reads a cursor's text; empty when it is none of ours. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            var match = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            return match.matches()
                    ? Optional.of(new Cursor(Long.parseLong(match.group(1)), number(match.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        return text.equals("all") ? ALL_OF_IT : Integer.parseInt(text);
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        var text = "c1-" + position + "-" + (number == ALL_OF_IT ? "all" : Integer.toString(number));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
