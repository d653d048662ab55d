package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/** How far a value is outside of everything between the lowest and the highest ever seen, as a share of that range. */
final class Reach implements View {

    private boolean any;
    private double lowest;
    private double highest;

    @Override
    public OptionalDouble surprise(Instant at, double value) {
        double range = highest - lowest;
        double outside = Math.max(0, Math.max(value - highest, lowest - value));
        return range > 0 ? OptionalDouble.of(outside / range) : OptionalDouble.empty();
    }

    @Override
    public void learn(Instant at, double value) {
        lowest = any ? Math.min(lowest, value) : value;
        highest = any ? Math.max(highest, value) : value;
        any = true;
    }

    @Override
    public String words() {
        return "beyond everything seen before";
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(any);
        out.writeDouble(lowest);
        out.writeDouble(highest);
    }

    @Override
    public void load(DataInput in) throws IOException {
        any = in.readBoolean();
        lowest = Numbers.finite(in.readDouble());
        highest = Numbers.finite(in.readDouble());
    }
}
