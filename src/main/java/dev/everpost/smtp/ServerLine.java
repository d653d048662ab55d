package dev.everpost.smtp;

/** What the wire gave where a command line was expected. */
sealed interface ServerLine {

    /** A line without its CRLF; {@code octets} counts it with the CRLF. What is not UTF-8 reads as U+FFFD. */
    record Text(String text, int octets) implements ServerLine {}

    /** Nothing after this can be trusted to be a command. */
    record Broken(ServerTextFault fault) implements ServerLine {}

    /** More than {@link ServerLineReader#LINE_BYTES_MAX} octets without an end of line. */
    record Endless() implements ServerLine {}
}
