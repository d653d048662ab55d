package dev.everpost.world;

/** Time, chance, threads and the names of other machines together, as constructors take them. */
public record World(Time time, Chance chance, Threads threads, Names names) {

    /** A world whose names are the machine's. */
    public World(Time time, Chance chance, Threads threads) {
        this(time, chance, threads, Names.ofTheMachine());
    }

    /** The real world: the system clock, an unseeded generator, JDK threads, the machine's resolver. */
    public static World real() {
        var time = new SystemTime();
        return new World(time, new SystemChance(), new SystemThreads(time));
    }

    /** The same with other names. */
    public World withNames(Names other) {
        return new World(time, chance, threads, other);
    }
}
