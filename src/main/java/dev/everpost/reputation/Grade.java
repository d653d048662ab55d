package dev.everpost.reputation;

/** What an account's reputation allows to bulk mail; all other mail is always free. */
public sealed interface Grade {

    /** Everything. */
    record Free() implements Grade {}

    /** So many recipients an hour. */
    record Slowed(double perHour, String words) implements Grade {}

    /** Nothing until the share falls. */
    record Held(String words) implements Grade {}

    Grade FREE = new Free();
}
