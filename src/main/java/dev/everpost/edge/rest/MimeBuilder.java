package dev.everpost.edge.rest;

/** Makes header and body from parts. Thread-safe. */
@FunctionalInterface
public interface MimeBuilder {

    /** Builds the message, or names the field that cannot be written. */
    Built build(MessageParts parts);

    /** What came of it. */
    sealed interface Built {

        /** Header and body with CRLF line ends. The array is handed over. */
        @SuppressWarnings("ArrayRecordComponent") // handed on at once and never compared
        record Done(byte[] content) implements Built {}

        /** It cannot be built. {@code field} is a field of the request, such as {@code headers.X-Tag}. */
        record Wrong(String field, String why) implements Built {}
    }
}
