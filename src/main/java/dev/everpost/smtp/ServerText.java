package dev.everpost.smtp;

/** How the reading of a message, or of a piece of one, came out. */
sealed interface ServerText {

    /** All of it is in the body. */
    record Sound() implements ServerText {}

    /** Read past in good order; the session can go on. */
    record Refused(Reply reply) implements ServerText {}

    /** What follows may be anything; the session must end after the reply. */
    record Lost(Reply reply) implements ServerText {}
}
