package dev.everpost.experience;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The slots of one span: one that is counted in, and those that ended, packed. For one thread at a time. */
final class Ring {

    private final Span span;
    private final byte[] @Nullable [] ended;
    private final int[] open = new int[Cells.COUNT];
    private long openSlot = Long.MIN_VALUE;
    private boolean counted;

    Ring(Span span) {
        this.span = span;
        this.ended = new byte[span.slots()][];
    }

    /** One more at {@code millis}; what comes late counts as of now. */
    void count(int cell, long millis) {
        turn(millis);
        open[cell]++;
        counted = true;
    }

    /** Adds up the latest {@code slots}, the present one included. */
    void sum(long millis, int slots, long[] row) {
        turn(millis);
        for (long slot = openSlot - slots + 1; slot < openSlot; slot++) {
            var packed = ended[place(slot)];
            if (packed != null) {
                Packed.addTo(row, packed);
            }
        }
        addOpen(row);
    }

    /** One slot alone, {@code back} before the present one. */
    void slot(long millis, int back, long[] row) {
        turn(millis);
        var packed = back == 0 ? null : ended[place(openSlot - back)];
        if (back == 0) {
            addOpen(row);
        } else if (packed != null) {
            Packed.addTo(row, packed);
        }
    }

    /** The number of the present slot: slots are counted since 1970. */
    long present(long millis) {
        turn(millis);
        return openSlot;
    }

    /** A slot for keeping, or null when nothing happened in it. */
    byte @Nullable [] packed(long slot) {
        if (slot == openSlot) {
            return counted ? Packed.of(open) : null;
        }
        return slot > openSlot - ended.length && slot < openSlot ? ended[place(slot)] : null;
    }

    /** Puts back a slot that was kept; one that lies out of reach, or in the future, is forgotten. */
    void restore(long slot, byte[] packed, long millis) {
        turn(millis);
        if (slot == openSlot) {
            System.arraycopy(Packed.unpacked(packed), 0, open, 0, open.length);
            counted = true;
        } else if (slot < openSlot && slot > openSlot - ended.length) {
            ended[place(slot)] = packed;
        }
    }

    private void turn(long millis) {
        long now = Math.floorDiv(millis, span.slot().toMillis());
        if (now <= openSlot) {
            return;
        }
        if (openSlot != Long.MIN_VALUE) {
            end(now);
        }
        openSlot = now;
    }

    private void end(long now) {
        ended[place(openSlot)] = counted ? Packed.of(open) : null;
        for (long skipped = Math.max(openSlot + 1, now - ended.length + 1); skipped <= now; skipped++) {
            ended[place(skipped)] = null;
        }
        if (now - openSlot >= ended.length) {
            ended[place(openSlot)] = null;
        }
        if (counted) {
            Arrays.fill(open, 0);
            counted = false;
        }
    }

    private void addOpen(long[] row) {
        if (counted) {
            for (int cell = 0; cell < open.length; cell++) {
                row[cell] += open[cell];
            }
        }
    }

    private int place(long slot) {
        return (int) Math.floorMod(slot, (long) ended.length);
    }
}
