package dev.everpost.health.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How fetching a page ended. */
public sealed interface Fetched {

    /** A document. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Document(byte[] body, Validators validators) implements Fetched {}

    /** The document of the last time still holds. */
    record Unchanged() implements Fetched {}

    /**
     * None.
     *
     * @param why for people; quotes nothing of an answer but its status
     * @param retryAfter as the server asked; null when it did not
     */
    record Failed(String why, @Nullable Duration retryAfter) implements Fetched {}

    /**
     * What a server lets be asked "is it still this?" with, RFC 9110 section 8.8.
     *
     * @param etag null for none
     * @param lastModified null for none
     */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        /** Asks for the whole document. */
        public static final Validators NONE = new Validators(null, null);
    }
}
