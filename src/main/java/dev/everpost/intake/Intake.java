package dev.everpost.intake;

import dev.everpost.message.Submission;

/** The one way in. Thread-safe; blocks until the answer is durable. */
@FunctionalInterface
public interface Intake {

    /** Takes a submission, or says why not. {@link Receipt.Queued} is returned only after commit and fsync. */
    Receipt submit(Submission submission);
}
