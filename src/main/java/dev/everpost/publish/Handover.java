package dev.everpost.publish;

/** What became of one try to deliver an event. */
public sealed interface Handover {

    /** The receiver said yes. */
    record Delivered() implements Handover {}

    /** Not this time; it is tried again. */
    record Failed(String why) implements Handover {}

    /** Nobody wants it any more. */
    record Gone(String why) implements Handover {}
}
