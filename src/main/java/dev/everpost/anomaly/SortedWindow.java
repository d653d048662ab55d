package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The last numbers of a stream, in order of size; a new one pushes the oldest out. Not thread-safe. */
final class SortedWindow {

    private final double[] arrived;
    private final double[] sorted;
    private int size;
    private int next;

    SortedWindow(int capacity) {
        this.arrived = new double[capacity];
        this.sorted = new double[capacity];
    }

    /** Adds a finite number; moves at most the window's numbers once. */
    void add(double number) {
        if (size == arrived.length) {
            int oldest = Arrays.binarySearch(sorted, 0, size, arrived[next]);
            System.arraycopy(sorted, oldest + 1, sorted, oldest, size - oldest - 1);
            size--;
        }
        int place = below(number);
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = number;
        arrived[next] = number;
        next = (next + 1) % arrived.length;
        size++;
    }

    int size() {
        return size;
    }

    /** The number of a rank from 0, the smallest. */
    double at(int rank) {
        return sorted[rank];
    }

    /** The number below which a share of all lies; the window is not empty. */
    double quantile(double share) {
        return sorted[(int) Math.round(share * (size - 1))];
    }

    /** How many numbers are surely smaller: where this one would stand. */
    int below(double number) {
        int found = Arrays.binarySearch(sorted, 0, size, number);
        return found < 0 ? -found - 1 : found;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeDouble(arrived[(next - size + i + arrived.length) % arrived.length]);
        }
    }

    /** Reads what was saved into this, which is empty. */
    void load(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > arrived.length) {
            throw new IOException("a window of " + count);
        }
        for (int i = 0; i < count; i++) {
            add(Numbers.finite(in.readDouble()));
        }
    }
}
