package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Learns one series and says of each value how unusual it is, from the values before it and nothing else. Memory is bounded by
 * its {@link Shape}; the same values and seed give the same scores. Not thread-safe.
 *
 * <p>Five views look at each value; a {@link Tail} makes of each view's surprise how rare such a one is in this series; their
 * weighted sum is the score. {@code docs/reference/anomaly.md} says why these five.
 */
public final class Detector {

    /** A sum of rarities of this much is a score of one half. */
    private static final double HALF = 6;
    /** With fewer values a series is only learned. */
    private static final int NEEDED = 20;

    /** Far below what the forest, which counts in floats, takes for infinite. */
    private static final double LARGEST = 1e30;

    private static final int HOURS = 24;
    private static final int QUARTERS = 96;
    private static final int NEAREST_OF_QUARTER = 4;

    private final Shape shape;
    private final List<WeighedView> views;
    private final Usual usual;
    private final Course course = new Course();
    private final Rest rest = new Rest();
    private int seen;

    /** @param seed of the random cut forest */
    public Detector(Shape shape, long seed) {
        this.shape = shape;
        var novelty = new Novelty(shape.values());
        var hours = new Rhythm(HOURS, shape.perHour(), 1);
        this.views = List.of(
                new WeighedView(novelty, 1, shape),
                new WeighedView(hours, 0.5, shape),
                new WeighedView(new Rhythm(QUARTERS, shape.perQuarter(), NEAREST_OF_QUARTER), 0.5, shape),
                new WeighedView(new Reach(), 1.5, shape),
                new WeighedView(new Undercurrent(shape.trees(), shape.samples(), seed), 0.5, shape));
        this.usual = new Usual(hours, novelty.seen());
    }

    Shape shape() {
        return shape;
    }

    /** Judges a value and learns from it. Times go forward; gaps are no surprise. */
    public Assessment observe(Instant at, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            return new Assessment.Unusable("no number within 1e30");
        }
        if (!course.accepts(at)) {
            return new Assessment.Unusable("a time that was there before");
        }
        var looks = looks(at, value);
        var assessed = assess(at, value, looks);
        learn(at, value, looks);
        return assessed;
    }

    /** Judges a value within 1e30 without learning from it, whatever its time: while something is wrong, wrong must not become usual. */
    public Assessment judge(Instant at, double value) {
        return assess(at, value, looks(at, value));
    }

    /** The band of a time, once so many values were learned. */
    public Optional<Band> usually(Instant at, int least) {
        return seen < Math.max(least, 1) ? Optional.empty() : Optional.of(usual.at(at));
    }

    private List<WeighedView.Look> looks(Instant at, double value) {
        return views.stream().map(view -> view.look(at, value)).toList();
    }

    private Assessment assess(Instant at, double value, List<WeighedView.Look> looks) {
        if (seen < NEEDED) {
            return new Assessment.Learning(seen);
        }
        double sum = sum(looks);
        double score = sum / (sum + HALF);
        return new Assessment.Judged(value, score, rest.isNews(sum) ? score : 0, usual.at(at), strangest(looks));
    }

    private static double sum(List<WeighedView.Look> looks) {
        return looks.stream().mapToDouble(WeighedView.Look::rarity).sum();
    }

    private String strangest(List<WeighedView.Look> looks) {
        int strangest = 0;
        for (int i = 1; i < looks.size(); i++) {
            strangest = looks.get(i).rarity() > looks.get(strangest).rarity() ? i : strangest;
        }
        return views.get(strangest).words();
    }

    private void learn(Instant at, double value, List<WeighedView.Look> looks) {
        for (int i = 0; i < looks.size(); i++) {
            views.get(i).learn(at, value, looks.get(i));
        }
        usual.learn(value);
        rest.learn(sum(looks));
        seen += seen < Integer.MAX_VALUE ? 1 : 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(seen);
        course.save(out);
        rest.save(out);
        usual.save(out);
        for (var view : views) {
            view.save(out);
        }
    }

    /** Reads what was saved into this, which is new. */
    void load(DataInput in) throws IOException {
        seen = in.readInt();
        course.load(in);
        rest.load(in);
        usual.load(in);
        for (var view : views) {
            view.load(in);
        }
    }
}
