package dev.everpost.experience;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A slot's row, written short, for most counts are none: pairs of numbers, how many cells further and how many there, each in
 * groups of seven bits, the lowest first.
 */
final class Packed {

    private static final byte[] EMPTY = {};
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Packed() {}

    static byte[] of(int[] row) {
        var out = new ByteArrayOutputStream(32);
        int next = 0;
        for (int cell = 0; cell < row.length; cell++) {
            if (row[cell] != 0) {
                write(out, cell - next);
                write(out, row[cell]);
                next = cell + 1;
            }
        }
        return out.size() == 0 ? EMPTY : out.toByteArray();
    }

    /** Adds what is packed to {@code row}; damaged bytes give wrong counts, never an error. */
    static void addTo(long[] row, byte[] packed) {
        var in = new ByteArrayInputStream(packed);
        int cell = 0;
        while (in.available() > 0) {
            cell += number(in);
            int count = number(in);
            if (cell < 0 || cell >= row.length) {
                return;
            }
            row[cell] += count;
            cell++;
        }
    }

    /** For a row that is counted in again. */
    static int[] unpacked(byte[] packed) {
        var row = new long[Cells.COUNT];
        addTo(row, packed);
        return Arrays.stream(row)
                .mapToInt(count -> (int) Math.min(count, Integer.MAX_VALUE))
                .toArray();
    }

    private static void write(ByteArrayOutputStream out, int number) {
        int left = number;
        while (left >= MORE) {
            out.write(left & MORE - 1 | MORE);
            left >>>= BITS;
        }
        out.write(left);
    }

    private static int number(ByteArrayInputStream in) {
        int number = 0;
        for (int shift = 0; shift < Integer.SIZE - 1; shift += BITS) {
            int read = in.read();
            number |= (read & MORE - 1) << shift;
            if (read < MORE) {
                break;
            }
        }
        return number & Integer.MAX_VALUE;
    }
}
