package dev.everpost.smtp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command as a client sent it, its syntax judged and nothing else. */
sealed interface ServerCommand {

    record Ehlo(String name) implements ServerCommand {}

    record Helo(String name) implements ServerCommand {}

    /** {@code address} null is the null reverse path. */
    record Mail(@Nullable String address, Map<String, String> parameters) implements ServerCommand {}

    record Rcpt(String address, Map<String, String> parameters) implements ServerCommand {}

    record Data() implements ServerCommand {}

    /** {@code bytes} of content follow the line. */
    record Bdat(long bytes, boolean last) implements ServerCommand {}

    record Rset() implements ServerCommand {}

    record Noop() implements ServerCommand {}

    record Vrfy() implements ServerCommand {}

    record Help() implements ServerCommand {}

    record StartTls() implements ServerCommand {}

    /** {@code initial} is the initial response in base64, "=" when it is empty, null when there is none. */
    record Auth(String mechanism, @Nullable String initial) implements ServerCommand {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Auth[" + mechanism + "]";
        }
    }

    record Quit() implements ServerCommand {}

    /**
     * Not a command of ours, or not a well-formed one.
     *
     * @param reply what to answer
     * @param hangUp whether what follows can no longer be told from commands: an unreadable BDAT
     */
    record Wrong(Reply reply, boolean hangUp) implements ServerCommand {}
}
