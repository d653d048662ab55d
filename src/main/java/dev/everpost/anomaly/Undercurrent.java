package dev.everpost.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How unusual the average of the last values is to a random cut forest: shifts that no single value gives away. The forest is
 * that of <a href="https://github.com/aws/random-cut-forest-by-aws">Amazon's library</a>, with a seed.
 */
final class Undercurrent implements View {

    private static final int AVERAGED = 12;
    private static final int SILENT_UNTIL = 32;
    private static final double ACCEPTED_AT_FIRST = 0.125;
    private static final int STATE_MAX = 1 << 20;

    private final double[] last = new double[AVERAGED];
    private int count;
    private RandomCutForest forest;

    Undercurrent(int trees, int samples, long seed) {
        this.forest = RandomCutForest.builder()
                .dimensions(1)
                .numberOfTrees(trees)
                .sampleSize(samples)
                .shingleSize(1)
                .internalShinglingEnabled(true)
                .initialAcceptFraction(ACCEPTED_AT_FIRST)
                .outputAfter(SILENT_UNTIL)
                .parallelExecutionEnabled(false)
                .randomSeed(seed)
                .build();
    }

    @Override
    public OptionalDouble surprise(Instant at, double value) {
        return forest.isOutputReady()
                ? OptionalDouble.of(forest.getAnomalyScore(average(value)))
                : OptionalDouble.empty();
    }

    @Override
    public void learn(Instant at, double value) {
        forest.update(average(value));
        last[count % AVERAGED] = value;
        count++;
    }

    /** With a value that may not have been learned. */
    private float[] average(double value) {
        int others = Math.min(count, AVERAGED - 1);
        double sum = value;
        for (int back = 1; back <= others; back++) {
            sum += last[(count - back) % AVERAGED];
        }
        return new float[] {(float) (sum / (others + 1))};
    }

    @Override
    public String words() {
        return "an unusual level for a while";
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(count);
        for (double value : last) {
            out.writeDouble(value);
        }
        var mapper = new RandomCutForestMapper();
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        var state = JsonMapper.shared().writeValueAsBytes(mapper.toState(forest));
        out.writeInt(state.length);
        out.write(state);
    }

    @Override
    public void load(DataInput in) throws IOException {
        count = in.readInt();
        for (int i = 0; i < AVERAGED; i++) {
            last[i] = Numbers.finite(in.readDouble());
        }
        int length = in.readInt();
        if (count < 0 || length < 0 || length > STATE_MAX) {
            throw new IOException("a forest of " + length + " bytes");
        }
        var state = new byte[length];
        in.readFully(state);
        try {
            forest = new RandomCutForestMapper()
                    .toModel(JsonMapper.shared().readValue(state, RandomCutForestState.class));
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new IOException("a malformed forest", malformed);
        }
    }
}
