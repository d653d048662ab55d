package dev.everpost.delivery;

/** What to do when a provider took mail and never reported on it, though it reports on other mail. */
public enum OnSilence {
    /** Its provider is asked; unless it says that it has it, it is sent again by another provider. */
    INQUIRE_THEN_RESEND,
    /** Its provider is asked; only when it says that it never got it, it is sent again. */
    INQUIRE,
    /** A person is called, and no more. */
    ALARM
}
