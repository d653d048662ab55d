package dev.everpost.app.metrics;

/** The second axis of a {@link Grid} that has only one. */
enum None {
    NONE
}
