package dev.everpost.sandbox;

/** What a simulated provider does at one point of a dialogue; {@code A} is an answer of its protocol. */
sealed interface Move<A> {

    /** As a healthy provider would. */
    record CarryOn<A>() implements Move<A> {}

    /** This answer instead of the healthy one. */
    record Say<A>(A answer) implements Move<A> {}

    /** Reads whatever comes and never writes again. */
    record Swallow<A>() implements Move<A> {}

    /** A TCP reset. */
    record Reset<A>() implements Move<A> {}
}
