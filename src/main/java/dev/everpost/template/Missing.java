package dev.everpost.template;

/** What a variable becomes that the data does not have. */
public enum Missing {
    /** The rendering ends with {@link Rendering.MissingAttribute}. */
    FAIL,
    /** Nothing is written in its place. */
    EMPTY
}
