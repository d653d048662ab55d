package dev.everpost.route;

/** What to do when nobody knows whether a provider took the message. */
public enum OnUnknown {
    /** Send it by another provider at once: rather twice than late. */
    RESEND,
    /** Wait for news of the first try, then send again. */
    WAIT
}
