package dev.everpost.app.settings;

import java.util.Comparator;

/**
 * One thing that is wrong in a configuration file, and what to do about it; never contains a secret.
 *
 * @param file as the person named it
 * @param what names the key and the value
 * @param remedy what to write instead
 */
public record Problem(Severity severity, String file, Place place, String what, String remedy)
        implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::place).thenComparing(Problem::what);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** One line, in the form that editors can jump to: {@code file:line:column: what; remedy}; without a
     * place when there is no text to point at. */
    @Override
    public String toString() {
        var mark = severity == Severity.WARNING ? "warning: " : "";
        var where = place.equals(Place.NOWHERE) ? file : file + ":" + place;
        return where + ": " + mark + what + "; " + remedy;
    }

    /** Whether the gateway may start in spite of it. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
