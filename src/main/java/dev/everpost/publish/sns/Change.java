package dev.everpost.publish.sns;

/** What became of a change of a subscription. */
public sealed interface Change {

    /** Durable. */
    record Done(Subscribed subscribed) implements Change {}

    /** There is no such subscription, or the token is not its own. */
    record NotFound() implements Change {}

    /** The store cannot promise anything now; try again. */
    record Unavailable(String why) implements Change {}
}
