package dev.everpost.provider;

import org.jspecify.annotations.Nullable;

/** What a provider says became of an attempt whose outcome is unknown. */
public sealed interface Finding {

    /** It has the message: the attempt succeeded. {@code providerId} is its name for it, or null. */
    record Taken(@Nullable String providerId, String words) implements Finding {}

    /** It never got the message, and would know by now: to send it again makes no second copy. */
    record NotTaken(String words) implements Finding {}

    /** It may know later, such as a search index that lags behind: ask again. */
    record NotYet(String words) implements Finding {}

    /** It cannot be known. */
    record CannotTell(String why) implements Finding {}
}
