package dev.everpost.standing;

import java.time.Duration;

/** Whether mail may pass one of a gate's checks. */
sealed interface Admission {

    record Yes(String why) implements Admission {}

    /** No; asking again may help after {@code retryAfter}. */
    record No(Entry.Reason reason, Duration retryAfter, String why) implements Admission {}
}
