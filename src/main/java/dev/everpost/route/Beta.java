package dev.everpost.route;

import dev.everpost.world.Chance;

/**
 * What is believed of a share, as a Beta distribution: {@code alpha} for and {@code beta} against, both above 0.
 *
 * <p>Samples by two gammas, each by the method of Marsaglia and Tsang (ACM Transactions on Mathematical Software 26, 2000).
 */
public record Beta(double alpha, double beta) {

    /** Below it the method is not exact; one is added and taken back by a power of chance. */
    private static final double SHAPE_MIN = 1;

    private static final double SQUEEZE = 0.0331;

    /** What it is most reasonable to expect. */
    public double mean() {
        return alpha / (alpha + beta);
    }

    /** How far off that is, as a standard deviation. */
    public double deviation() {
        double sum = alpha + beta;
        return Math.sqrt(alpha * beta / (sum * sum * (sum + 1)));
    }

    /** After so many more of so many were seen. */
    Beta with(double count, double of) {
        return new Beta(alpha + count, beta + Math.max(0, of - count));
    }

    /** The same mean, held less firmly: as if no more than so many had been seen. */
    Beta atMost(double seen) {
        double excess = Math.max(1, (alpha + beta) / seen);
        return new Beta(alpha / excess, beta / excess);
    }

    /** One share out of those that are believed possible, as often as they are believed. */
    double sample(Chance chance) {
        double one = gamma(alpha, chance);
        double other = gamma(beta, chance);
        return one + other == 0 ? mean() : one / (one + other);
    }

    private static double gamma(double shape, Chance chance) {
        if (shape < SHAPE_MIN) {
            return gamma(shape + 1, chance) * Math.pow(positive(chance), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = normal(chance);
            double root = 1 + c * normal;
            double cube = root * root * root;
            double drawn = positive(chance);
            if (cube > 0 && isInside(drawn, normal, d, cube)) {
                return d * cube;
            }
        }
    }

    private static boolean isInside(double drawn, double normal, double d, double cube) {
        double square = normal * normal;
        return drawn < 1 - SQUEEZE * square * square || Math.log(drawn) < square / 2 + d * (1 - cube + Math.log(cube));
    }

    /** Box and Muller. */
    private static double normal(Chance chance) {
        return Math.sqrt(-2 * Math.log(positive(chance))) * Math.cos(2 * Math.PI * chance.nextDouble());
    }

    private static double positive(Chance chance) {
        return 1 - chance.nextDouble();
    }
}
