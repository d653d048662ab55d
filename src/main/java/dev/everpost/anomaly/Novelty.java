package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How far a value is from the second nearest that was ever seen. A new level surprises once or twice and is known from then on;
 * one stray value makes nothing known.
 */
final class Novelty implements View {

    private static final int NEAREST = 2;

    private final SortedWindow seen;

    Novelty(int values) {
        this.seen = new SortedWindow(values);
    }

    @Override
    public OptionalDouble surprise(Instant at, double value) {
        if (seen.size() < 3 * NEAREST) {
            return OptionalDouble.empty();
        }
        int above = seen.below(value);
        int below = above - 1;
        double distance = 0;
        for (int i = 0; i < NEAREST; i++) {
            double up = above < seen.size() ? seen.at(above) - value : Double.POSITIVE_INFINITY;
            double down = below >= 0 ? value - seen.at(below) : Double.POSITIVE_INFINITY;
            distance = Math.min(up, down);
            above += up <= down ? 1 : 0;
            below -= up <= down ? 0 : 1;
        }
        return OptionalDouble.of(distance);
    }

    @Override
    public void learn(Instant at, double value) {
        seen.add(value);
    }

    /** Everything it remembers. */
    SortedWindow seen() {
        return seen;
    }

    @Override
    public String words() {
        return "unlike any value before";
    }

    @Override
    public void save(DataOutput out) throws IOException {
        seen.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        seen.load(in);
    }
}
