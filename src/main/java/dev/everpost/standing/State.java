package dev.everpost.standing;

import dev.everpost.message.MessageClass;

/** One state of the breaker: immutable, moved only by {@link #on}. */
sealed interface State permits Closed, Open, HalfOpen, Ramping {

    /** The one transition: the state after the event, this one when nothing changes. */
    State on(Event event, Circumstances now);

    /** Whether mail of the class may enter in this state. */
    Admission admits(MessageClass messageClass, Circumstances now);

    Standing.Condition condition();

    /** When it began, in monotonic nanoseconds. */
    long since();

    /** For people. */
    String why();
}
