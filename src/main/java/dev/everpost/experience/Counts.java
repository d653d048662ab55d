package dev.everpost.experience;

import dev.everpost.fact.Fact.Report;
import dev.everpost.message.MessageClass;
import java.util.Arrays;

/**
 * What happened in a stretch of time. Immutable.
 *
 * <p>Outcomes are counted once for each recipient, latencies once for each call, reports when they arrive: those of a stretch are
 * mostly about mail that was handed over before it.
 */
public final class Counts {

    /** Nothing happened. */
    public static final Counts NONE = new Counts(new long[Cells.COUNT]);

    private static final MessageClass[] CLASSES = MessageClass.values();
    private static final Kind[] KINDS = Kind.values();

    private final long[] row;

    /** Takes over the row. */
    Counts(long[] row) {
        this.row = row;
    }

    /** Recipients' shares of attempts, however they ended. */
    public long attempts() {
        long sum = 0;
        for (var kind : KINDS) {
            sum += of(kind);
        }
        return sum;
    }

    /** The same of one class. */
    public long attempts(MessageClass messageClass) {
        long sum = 0;
        for (var kind : KINDS) {
            sum += of(kind, messageClass);
        }
        return sum;
    }

    /** Those that ended so. */
    public long of(Kind kind) {
        long sum = 0;
        for (var messageClass : CLASSES) {
            sum += of(kind, messageClass);
        }
        return sum;
    }

    /** Those of one class that ended so. */
    public long of(Kind kind, MessageClass messageClass) {
        return row[Cells.outcome(kind, messageClass)];
    }

    /** Those that the provider failed, or may have failed, of all. */
    public Share failed() {
        long failed = 0;
        for (var kind : KINDS) {
            failed += kind.isFailure() ? of(kind) : 0;
        }
        return new Share(failed, attempts());
    }

    /** Those that ended so, of all. */
    public Share share(Kind kind) {
        return new Share(of(kind), attempts());
    }

    /** How often this was reported. */
    public long reported(Report report) {
        return row[Cells.report(report)];
    }

    /** Reports of this kind, of what was accepted in the same stretch; see the note above on what they are about. */
    public Share share(Report report) {
        return new Share(reported(report), of(Kind.ACCEPTED));
    }

    /** How long the calls took that were answered. */
    public Histogram latencies() {
        return Cells.latencies(row);
    }

    /** How long after the hand-over reports of delivery, bounce and rejection came. */
    public Histogram delays() {
        return Cells.delays(row);
    }

    /** Both together. */
    public Counts plus(Counts other) {
        var sum = Arrays.copyOf(row, row.length);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.row[i];
        }
        return new Counts(sum);
    }

    /** What is left of these without others that are among them; never less than nothing. */
    public Counts minus(Counts others) {
        var left = Arrays.copyOf(row, row.length);
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.max(0, left[i] - others.row[i]);
        }
        return new Counts(left);
    }

    /** Whether nothing at all was counted. */
    public boolean isNothing() {
        return Arrays.stream(row).allMatch(count -> count == 0);
    }
}
