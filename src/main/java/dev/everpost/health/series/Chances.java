package dev.everpost.health.series;

/** How likely mere chance is. */
final class Chances {

    private Chances() {}

    /**
     * At most how likely it is to see such a share, or a larger one, when the true one is no larger than usual: Chernoff's bound of
     * the binomial distribution (H. Chernoff, Annals of Mathematical Statistics 23, 1952). 1 for what is not above it.
     *
     * @param seen 0 to 1
     * @param of how many were counted
     * @param usual above 0, below 1
     */
    static double ofShare(double seen, long of, double usual) {
        if (seen <= usual) {
            return 1;
        }
        double with = seen * Math.log(seen / usual);
        double without = seen < 1 ? (1 - seen) * Math.log((1 - seen) / (1 - usual)) : 0;
        return Math.exp(-of * (with + without));
    }
}
