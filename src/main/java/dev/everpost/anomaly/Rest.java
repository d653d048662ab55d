package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tells news from what is being told already: a score is news when it clearly exceeds all of the recent ones. Recent is a share
 * of what was seen, at least 50 and at most 600 values. Not thread-safe.
 */
final class Rest {

    private static final double SHARE = 0.04;
    private static final int LEAST = 50;
    private static final int MOST = 600;
    private static final double CLEARLY = 1.1;

    private final double[] scores = new double[MOST];
    private int count;

    /** Whether a score is news; it is not remembered by asking. */
    boolean isNews(double score) {
        int recent = Math.min(count, Math.clamp((long) (SHARE * count), LEAST, MOST));
        double most = 0;
        for (int back = 1; back <= recent; back++) {
            most = Math.max(most, scores[(count - back) % MOST]);
        }
        return score > CLEARLY * most;
    }

    void learn(double score) {
        scores[count % MOST] = score;
        count++;
        if (count == 2 * MOST * MOST) {
            // far beyond the longest memory: the remainder is the same, the number stays small
            count = MOST * MOST;
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(count);
        for (double score : scores) {
            out.writeDouble(score);
        }
    }

    void load(DataInput in) throws IOException {
        count = in.readInt();
        if (count < 0) {
            throw new IOException("a count of " + count);
        }
        for (int i = 0; i < MOST; i++) {
            scores[i] = Numbers.finite(in.readDouble());
        }
    }
}
