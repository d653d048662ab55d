package dev.everpost.standing;

/** What moves a breaker's state. */
sealed interface Event {

    /** Some time has passed; said before every question. */
    record TimePassed() implements Event {}

    /** Mail asks to enter. */
    record Asked() implements Event {}

    /** Mail entered. */
    record Entered() implements Event {}

    /** An attempt that entered in this state ended. */
    record Left(Sign sign) implements Event {}

    /** An attempt that entered in this state was not made. */
    record Abandoned() implements Event {}

    /** The provider says that the account may send. */
    record AccountWell() implements Event {}

    Event ACCOUNT_WELL = new AccountWell();
    Event TIME_PASSED = new TimePassed();
    Event ASKED = new Asked();
    Event ENTERED = new Entered();
    Event ABANDONED = new Abandoned();
}
