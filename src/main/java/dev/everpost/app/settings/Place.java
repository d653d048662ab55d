package dev.everpost.app.settings;

import java.util.Comparator;

/** A position in a configuration file; line and column are counted from 1. */
public record Place(int line, int column) implements Comparable<Place> {

    /** Where a file begins; the place of what is missing from it. */
    public static final Place START = new Place(1, 1);

    /** Of what is wrong with the file as a whole. */
    static final Place NOWHERE = new Place(0, 0);

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
