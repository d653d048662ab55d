package dev.everpost.anomaly;

import java.util.function.DoubleFunction;

/** What a detector makes of one value. */
public sealed interface Assessment {

    /** How unusual it is, 0 to 1; 0 when there is no telling. */
    double score();

    /** The score if it is clearly above all recent ones, else 0: what is worth telling once. */
    double news();

    /**
     * A value against what was learned.
     *
     * @param usually the band of such a time
     * @param because what is strangest about it, in words
     */
    record Judged(double value, double score, double news, Band usually, String because) implements Assessment {

        /**
         * Such as {@code 9.1 %, usually 0.7 to 1.4 %}.
         *
         * @param shown how a number of this series is written
         */
        public String words(DoubleFunction<String> shown) {
            return shown.apply(value) + ", usually " + shown.apply(usually.low()) + " to "
                    + shown.apply(usually.high());
        }
    }

    /**
     * Too few values were seen to judge by.
     *
     * @param seen how many there were
     */
    record Learning(int seen) implements Assessment {
        @Override
        public double score() {
            return 0;
        }

        @Override
        public double news() {
            return 0;
        }
    }

    /**
     * Nothing to judge: no number, or a time that was there before. It was not learned from.
     *
     * @param why in words
     */
    record Unusable(String why) implements Assessment {
        @Override
        public double score() {
            return 0;
        }

        @Override
        public double news() {
            return 0;
        }
    }
}
