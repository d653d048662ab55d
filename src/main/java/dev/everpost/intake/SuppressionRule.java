package dev.everpost.intake;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission;
import dev.everpost.store.Suppressions.Reason;
import java.util.Set;

/** Which entries of the suppression list hold a submission's recipients back. Thread-safe. */
@FunctionalInterface
public interface SuppressionRule {

    /** Entries with one of these reasons count. */
    Set<Reason> reasonsFor(Submission submission, MessageClass messageClass);
}
