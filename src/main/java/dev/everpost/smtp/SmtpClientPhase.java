package dev.everpost.smtp;

/**
 * How far a client got; the order of the constants is the order of the dialogue.
 *
 * <p>Everything before {@link #FINAL_DOT} means that nothing was handed over: RFC 5321 section 4.1.1.4 lets a server
 * process mail only after the end-of-data line.
 */
public enum SmtpClientPhase {
    /** Name resolution and TCP. */
    CONNECT,
    /** The server's first reply. */
    GREETING,
    /** EHLO or HELO. */
    HELLO,
    /** STARTTLS and the handshake, or the handshake of implicit TLS. */
    TLS,
    AUTH,
    MAIL,
    RCPT,
    /** The DATA command and its 354. */
    DATA,
    /** Content is being written; no byte of the final dot has left. */
    BODY,
    /** The first byte of the end-of-data line may have left, and no reply to it was understood. */
    FINAL_DOT
}
