package dev.everpost.scenario;

/**
 * The mail that runs while a scenario plays.
 *
 * @param ratePerSecond messages, more than 0, at most 100 000
 * @param critical share of class critical; the three shares add up to 1
 * @param transactional share of class transactional
 * @param bulk share of class bulk
 * @param sizeBytes of one message, 256 to 40 MiB
 */
public record Traffic(double ratePerSecond, double critical, double transactional, double bulk, int sizeBytes) {

    /** What a scenario without a word about traffic gets. */
    public static final Traffic DEFAULT = new Traffic(20, 0.2, 0.6, 0.2, 4096);

    public Traffic {
        if (!(ratePerSecond > 0 && ratePerSecond <= 100_000)) {
            throw new IllegalArgumentException("rate " + ratePerSecond + " is outside 0 (excluded) to 100000");
        }
        if (Math.min(critical, Math.min(transactional, bulk)) < 0
                || Math.abs(critical + transactional + bulk - 1) > 0.001) {
            throw new IllegalArgumentException("the mix " + Fault.percent(critical) + " + "
                    + Fault.percent(transactional) + " + " + Fault.percent(bulk) + " must add up to 100%");
        }
        if (sizeBytes < 256 || sizeBytes > 40 << 20) {
            throw new IllegalArgumentException("size " + sizeBytes + " is outside 256 to 41943040 bytes");
        }
    }
}
