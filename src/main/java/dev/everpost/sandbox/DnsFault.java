package dev.everpost.sandbox;

/** How a simulated name server treats the questions about some names. */
public enum DnsFault {
    /** Says nothing. */
    SILENT,
    /** Answers SERVFAIL, as a resolver does when a domain's own servers are out. */
    SERVER_FAILURE,
    /** Answers that there is no such name. */
    NO_SUCH_NAME,
    /** Answers REFUSED, as a resolver does that we may not use. */
    REFUSED,
    /** Answers every datagram with "truncated", so that clients have to come by TCP. */
    TRUNCATED
}
