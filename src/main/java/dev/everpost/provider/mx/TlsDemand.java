package dev.everpost.provider.mx;

/** What is asked of the encryption to a receiver. */
public enum TlsDemand {
    /** STARTTLS if it is offered and works, with any certificate; in clear otherwise (RFC 7435). */
    OPPORTUNISTIC,
    /** STARTTLS or no delivery, with any certificate. */
    ENCRYPTED,
    /** STARTTLS with a valid certificate in the exchanger's name, or no delivery. */
    VERIFIED
}
