package dev.everpost.publish;

/** What makes a Delivery event. */
public enum DeliveryEvent {
    /** A provider took the message: the same moment whichever provider it was. */
    HANDED_OVER,
    /** A provider told that the receiver's server took it; providers that tell nothing make no such event. */
    REPORTED
}
