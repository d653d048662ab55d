package dev.everpost.anomaly;

/**
 * How much a detector remembers of its series, which bounds its memory.
 *
 * @param values how many values it has seen before it forgets the oldest
 * @param surprises how many of each view's surprises, which say how rare one is
 * @param perHour values kept for each hour of the day
 * @param perQuarter values kept for each quarter of an hour of the day
 * @param trees of the random cut forest
 * @param samples of each tree
 */
public record Shape(int values, int surprises, int perHour, int perQuarter, int trees, int samples) {

    /** Some 500 KB: for series that go on for weeks at five minutes, as those of the benchmark do. */
    public static final Shape LARGE = new Shape(6000, 8000, 40, 16, 30, 256);

    /** Some 150 KB, of which the store keeps 120: for hundreds of series beside each other. */
    public static final Shape SMALL = new Shape(2000, 2000, 40, 16, 15, 128);

    public Shape {
        if (values < 100 || surprises < 100 || perHour < 4 || perQuarter < 4 || trees < 1 || samples < 32) {
            throw new IllegalArgumentException("a detector that remembers so little learns nothing");
        }
    }
}
