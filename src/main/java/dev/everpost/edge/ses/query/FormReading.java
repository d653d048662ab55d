package dev.everpost.edge.ses.query;

/** What came of reading the parameters of a request. */
sealed interface FormReading {

    record Read(Form form) implements FormReading {}

    /** Not a form, or one beyond the limits. */
    record Malformed(String why) implements FormReading {}
}
