package dev.everpost.experience;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened to one kind of mail, at three spans. Thread-safe; each call holds a lock of its own for well under a microsecond. */
final class Series {

    static final int NOTHING = -1;

    // Each guarded by this.
    private final Ring tens = new Ring(Span.TENS);
    private final Ring minutes = new Ring(Span.MINUTES);
    private final Ring hours = new Ring(Span.HOURS);
    private long total;

    /** One more in each cell; the second may be {@link #NOTHING}. */
    synchronized void count(int cell, int second, long millis) {
        total++;
        count(cell, millis);
        if (second != NOTHING) {
            count(second, millis);
        }
    }

    private void count(int cell, long millis) {
        tens.count(cell, millis);
        minutes.count(cell, millis);
        hours.count(cell, millis);
    }

    /** How large it is beside others: what was counted, less what {@link #fade} took. */
    synchronized long total() {
        return total;
    }

    /** Halves what {@link #total} says, and nothing else. */
    synchronized void fade() {
        total /= 2;
    }

    synchronized Counts over(Duration length, long millis) {
        var span = Span.covering(length);
        var row = new long[Cells.COUNT];
        ring(span).sum(millis, span.slots(length), row);
        return new Counts(row);
    }

    synchronized List<Slot> slots(Span span, int most, long millis) {
        var slots = new ArrayList<Slot>();
        long present = ring(span).present(millis);
        for (int back = Math.min(most, span.slots()) - 1; back >= 0; back--) {
            var row = new long[Cells.COUNT];
            ring(span).slot(millis, back, row);
            var from = Instant.ofEpochMilli((present - back) * span.slot().toMillis());
            slots.add(new Slot(from, span.slot(), new Counts(row)));
        }
        return slots;
    }

    /** Writes every slot of a span in which something happened. */
    synchronized void write(Span span, DataOutputStream out, long millis) throws IOException {
        long present = ring(span).present(millis);
        out.writeLong(total);
        for (long slot = present - span.slots() + 1; slot <= present; slot++) {
            var packed = ring(span).packed(slot);
            if (packed != null) {
                out.writeLong(slot);
                out.writeShort(packed.length);
                out.write(packed);
            }
        }
        out.writeLong(Long.MIN_VALUE);
    }

    /** Reads what {@link #write} wrote; throws on bytes that it never wrote. */
    synchronized void read(Span span, DataInputStream in, long millis) throws IOException {
        total = Math.max(total, in.readLong());
        for (long slot = in.readLong(); slot != Long.MIN_VALUE; slot = in.readLong()) {
            ring(span).restore(slot, in.readNBytes(in.readUnsignedShort()), millis);
        }
    }

    private Ring ring(Span span) {
        return switch (span) {
            case TENS -> tens;
            case MINUTES -> minutes;
            case HOURS -> hours;
        };
    }
}
