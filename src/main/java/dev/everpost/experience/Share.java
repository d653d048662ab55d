package dev.everpost.experience;

/**
 * So many of so many, and what that says of the truth behind it: of 1 in 2 one knows little, of 500 in 1000 much.
 *
 * <p>The bounds are Wilson's (Journal of the American Statistical Association 22, 1927), at 95 %: they stay inside 0 and 1 and hold
 * for few and for none.
 *
 * @param count never more than {@code of}
 */
public record Share(long count, long of) {

    /** The normal distribution's quantile for 95 %. */
    private static final double Z = 1.959964;

    public Share {
        count = Math.min(count, of);
    }

    /** The share as it was seen; 0 of none. */
    public double value() {
        return of == 0 ? 0 : (double) count / of;
    }

    /** The truth is hardly lower; 0 when nothing was seen. */
    public double low() {
        return of == 0 ? 0 : Math.max(0, middle() - half());
    }

    /** The truth is hardly higher; 1 when nothing was seen. */
    public double high() {
        return of == 0 ? 1 : Math.min(1, middle() + half());
    }

    private double middle() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double half() {
        double variance = value() * (1 - value()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(variance) / (1 + Z * Z / of);
    }
}
