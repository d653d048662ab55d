package dev.everpost.mime;

import dev.everpost.message.Content;

/** What came of composing a message. */
public sealed interface Composition {

    /** The message in RFC 5322 and RFC 2045 form. */
    record Composed(Content content) implements Composition {}

    /** A field cannot be written; {@code field} names it as in {@link Letter}, {@code why} with the remedy. */
    record Invalid(String field, String why) implements Composition {}
}
