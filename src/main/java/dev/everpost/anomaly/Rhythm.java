package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far a value is from those seen at this time of other days: from the nearest few in its part of the day and the parts beside
 * it. A rhythm of several shapes, such as working days and Sundays, needs no calendar: a value is known when one of them has it.
 */
final class Rhythm implements View {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final double[][] parts;
    private final int[] counts;
    private final int nearest;

    /**
     * @param perDay parts of a day
     * @param keep values for each part
     * @param nearest from which of the nearest values the distance counts
     */
    Rhythm(int perDay, int keep, int nearest) {
        this.parts = new double[perDay][keep];
        this.counts = new int[perDay];
        this.nearest = nearest;
    }

    @Override
    public OptionalDouble surprise(Instant at, double value) {
        var distances = new SortedWindow(3 * parts[0].length);
        for (double known : around(at)) {
            distances.add(Math.abs(value - known));
        }
        // the first days know no rhythm that a value could be out of
        return OptionalDouble.of(distances.size() < 3 * nearest ? 0 : distances.at(nearest - 1));
    }

    @Override
    public void learn(Instant at, double value) {
        int part = part(at);
        parts[part][counts[part] % parts[part].length] = value;
        counts[part]++;
    }

    /** What was seen around this time of day. */
    double[] around(Instant at) {
        int part = part(at);
        var values = new double[3 * parts[0].length];
        int size = 0;
        for (int beside = part - 1; beside <= part + 1; beside++) {
            int index = Math.floorMod(beside, parts.length);
            int count = size(index);
            System.arraycopy(parts[index], 0, values, size, count);
            size += count;
        }
        return Arrays.copyOf(values, size);
    }

    private int part(Instant at) {
        return (int) (Math.floorMod(at.getEpochSecond(), DAY) * parts.length / DAY);
    }

    private int size(int part) {
        return Math.min(counts[part], parts[part].length);
    }

    @Override
    public String words() {
        return "unusual at this time of day";
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (int part = 0; part < parts.length; part++) {
            out.writeInt(counts[part]);
            for (int i = 0; i < size(part); i++) {
                out.writeDouble(parts[part][i]);
            }
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int part = 0; part < parts.length; part++) {
            counts[part] = in.readInt();
            if (counts[part] < 0) {
                throw new IOException("a part of the day with " + counts[part] + " values");
            }
            for (int i = 0; i < size(part); i++) {
                parts[part][i] = Numbers.finite(in.readDouble());
            }
        }
    }
}
