package dev.everpost.edge.ses;

import dev.everpost.message.Submission;

/** What came of translating a request: a submission for intake, or a {@link Fault}. */
sealed interface Draft permits Draft.Ready, Fault {

    /** Ready to be submitted. */
    record Ready(Submission submission) implements Draft {}
}
