package dev.everpost.health.probe;

import java.util.Locale;

/** One step of a probe, in the order in which people read them. */
public enum Step {
    /** The name is looked up, with each of our resolvers and as mail does it. */
    DNS,
    /** Each address takes a TCP connection. */
    CONNECT,
    /** TLS begins and the certificate is in order. */
    TLS,
    /** The mail server greets and offers what we need. */
    GREETING,
    /** The API answers anything. */
    HTTP;

    /** The name in signals, metrics and tables, such as {@code connect}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
