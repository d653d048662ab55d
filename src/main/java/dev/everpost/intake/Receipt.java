package dev.everpost.intake;

import dev.everpost.message.MessageId;
import java.time.Duration;

/** Intake's answer to a submission; edges translate it into their protocol. */
public sealed interface Receipt {

    /** Durable; ours now. */
    record Queued(MessageId id) implements Receipt {}

    /** The same submission was accepted before as {@code id}; say yes again. */
    record AlreadyQueued(MessageId id) implements Receipt {}

    /** Not taken, and trying again unchanged will not help. */
    record Rejected(Reason reason, String text) implements Receipt {}

    /** Not taken now, through no fault of the submission. */
    record Unavailable(String text, Duration retryAfter) implements Receipt {}

    /** Why a submission is rejected. */
    enum Reason {
        /** The submitter may not use this sender. */
        SENDER_NOT_ALLOWED,
        TOO_LARGE,
        TOO_MANY_RECIPIENTS,
        NO_RECIPIENTS,
        /** Bare CR, bare LF, NUL, a broken header, a line that is too long. */
        MALFORMED_CONTENT,
        /** An X-Everpost header or field with a value that means nothing. */
        BAD_OPTION,
        /** Somebody switched sending off. */
        SENDING_PAUSED,
        /** The idempotency key was used for something else. */
        KEY_CONFLICT,
        /** More than 50 Received lines. */
        LOOP
    }
}
