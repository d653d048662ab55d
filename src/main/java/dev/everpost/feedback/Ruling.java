package dev.everpost.feedback;

import dev.everpost.feedback.FeedbackEvents.Journey;
import dev.everpost.store.Postbox.Verdict;

/** What becomes of one thing that was told. */
sealed interface Ruling {

    Verdict verdict();

    /** It is about this mail. */
    record OfOurs(Verdict.Matched verdict, Journey journey) implements Ruling {}

    /** It is nobody's, or not yet. */
    record Nobodys(Verdict verdict) implements Ruling {}
}
