package dev.everpost.world;

/** Time, chance and threads together, as constructors take them. */
public record World(Time time, Chance chance, Threads threads) {

    /** The real world: the system clock, an unseeded generator, JDK threads. */
    public static World real() {
        var time = new SystemTime();
        return new World(time, new SystemChance(), new SystemThreads(time));
    }
}
