package dev.everpost.app.settings;

/** A value that is never shown: {@link #toString} masks it, so that no log line, exception or record prints it. */
public record Secret(String value) {

    /** What stands in its place. */
    public static final String MASK = "***";

    @Override
    public String toString() {
        return MASK;
    }
}
