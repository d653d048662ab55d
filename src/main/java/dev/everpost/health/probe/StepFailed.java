package dev.everpost.health.probe;

import java.io.IOException;

/** Ends a step with words for people; never leaves this room. */
final class StepFailed extends IOException {

    private static final long serialVersionUID = 1;

    StepFailed(String words) {
        super(words);
    }

    /** The message of an exception, which may be none, in words. */
    static String words(Exception e) {
        var message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
