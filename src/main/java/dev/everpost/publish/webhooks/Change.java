package dev.everpost.publish.webhooks;

/** What became of a change to the endpoints. */
public sealed interface Change {

    /** Durable; this is how it is now, or was when it was removed. */
    record Done(Endpoint endpoint) implements Change {}

    /** There is no such endpoint. */
    record NotFound() implements Change {}

    /** The name is taken. */
    record Taken() implements Change {}

    /** So many are the most. */
    record Full(int most) implements Change {}

    /** It stands in the configuration file and is changed there. */
    record Configured() implements Change {}

    /** Not durable, as far as anybody knows. */
    record Unavailable(String why) implements Change {}
}
