package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/** A view with its tail and what it counts. Not thread-safe. */
final class WeighedView {

    private final View view;
    private final double weight;
    private final Tail tail;

    WeighedView(View view, double weight, Shape shape) {
        this.view = view;
        this.weight = weight;
        this.tail = new Tail(shape.surprises());
    }

    /**
     * What the view makes of a value.
     *
     * @param rarity how rare such a surprise is, times the view's weight
     */
    record Look(OptionalDouble surprise, double rarity) {}

    Look look(Instant at, double value) {
        var surprise = view.surprise(at, value);
        return new Look(surprise, surprise.isEmpty() ? 0 : weight * tail.rarity(surprise.getAsDouble()));
    }

    /** Learns a value that was looked at, with nothing learned since. */
    void learn(Instant at, double value, Look look) {
        look.surprise().ifPresent(tail::learn);
        view.learn(at, value);
    }

    String words() {
        return view.words();
    }

    void save(DataOutput out) throws IOException {
        tail.save(out);
        view.save(out);
    }

    void load(DataInput in) throws IOException {
        tail.load(in);
        view.load(in);
    }
}
