package dev.everpost.replay;

/** A way of getting mail out during an outage: the gateway, or a simple policy. For one running thread at a time. */
interface Way {

    /** Begins; before the first letter. */
    void start();

    /** Takes a letter from the application; returns when it is taken. */
    void post(Letter letter);

    /** Whether nothing is left to do. */
    boolean isIdle();

    /** No letter comes any more; those that are there go on. */
    void rest();

    /** Ends; after the last question. */
    void stop();

    /** What the application was told of a letter in the end. */
    Ending ending(Letter letter);

    /** What an application knows about a letter. */
    enum Ending {
        /** A provider has it. */
        HANDED_OVER,
        /** It was refused for good. */
        REFUSED,
        /** Nobody took it before its deadline. */
        EXPIRED,
        /** It was not sent, because its address is listed. */
        SUPPRESSED,
        /** Nothing yet. */
        OPEN
    }
}
