package dev.everpost.scenario;

import java.util.Locale;

/** The place in an SMTP dialogue where a fault strikes; HTTP has one exchange and takes them all for it. */
public enum Stage {
    /** The greeting. */
    CONNECT,
    /** EHLO, HELO, STARTTLS, AUTH. */
    HELLO,
    MAIL,
    RCPT,
    /** The answer to the DATA command. */
    DATA,
    /** The answer to the final dot. */
    BODY;

    /** The name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
