package dev.everpost.ses;

import org.jspecify.annotations.Nullable;

/** What came of following a verification link. */
public sealed interface Confirmation {

    /** The identity is verified; {@code goTo} is where the browser goes, or null. */
    record Verified(String identity, @Nullable String goTo) implements Confirmation {}

    /** The link is too old; {@code goTo} is where the browser goes, or null. */
    record Expired(@Nullable String goTo) implements Confirmation {}

    /** Not a link of ours, or one that was used or replaced already. */
    record Unknown() implements Confirmation {}

    /** The store cannot keep it now; the link stays good. */
    record Unavailable() implements Confirmation {}
}
