package dev.everpost.edge.ses;

/** What came of reading the body of a request: what it says, or a {@link Fault}. */
sealed interface Reading<T> {

    record Read<T>(T value) implements Reading<T> {}

    record Wrong<T>(Fault fault) implements Reading<T> {}
}
