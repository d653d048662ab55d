package dev.everpost.smtp;

/** What became of the wish for a connection. */
public sealed interface SmtpClientOpening {

    /** Greeted, encrypted and authenticated as asked; ready for a transaction. */
    record Opened(SmtpClientConnection connection) implements SmtpClientOpening {}

    /** Nothing is left open. */
    record NotOpened(SmtpClientFailure failure) implements SmtpClientOpening {}
}
