package dev.everpost.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happened, in the one vocabulary of our own events; {@link #label} is the word on the wire and never changes. */
public enum EventType {
    /** We took responsibility for a message. */
    MESSAGE_ACCEPTED,
    /** The recipient is on a suppression list: nothing is sent. */
    MESSAGE_SUPPRESSED,
    /** A provider took responsibility. */
    MESSAGE_HANDED_OVER,
    /** The provider holds it in its own queue. */
    MESSAGE_QUEUED,
    /** The provider sent it on. */
    MESSAGE_SENT,
    /** The receiver's server took it. */
    MESSAGE_DELIVERED,
    /** Put off; it is tried again, by us or by the provider. */
    MESSAGE_DEFERRED,
    /** The receiver gave it back after the hand-over. */
    MESSAGE_BOUNCED,
    /** The recipient called it spam. */
    MESSAGE_COMPLAINED,
    /** The provider took it and then would not send it. */
    MESSAGE_REJECTED,
    /** Refused for good before the hand-over. */
    MESSAGE_REFUSED,
    /** Its deadline passed. */
    MESSAGE_EXPIRED,
    /** Taken back before the hand-over. */
    MESSAGE_CANCELLED,
    /** The recipient opened it. */
    MESSAGE_OPENED,
    /** The recipient followed a link. */
    MESSAGE_CLICKED,
    /** The recipient wants no more of it. */
    MESSAGE_UNSUBSCRIBED,
    /** An attempt whose outcome nobody knows, or a provider's word that nobody understands. */
    MESSAGE_UNKNOWN,
    /** A provider went from one standing to another. */
    PROVIDER_STANDING_CHANGED,
    /** The watch came to another conclusion about a provider, a receiver or ourselves. */
    VERDICT_CHANGED,
    /** Something needs a person. */
    ALARM_RAISED,
    /** It no longer does. */
    ALARM_CLEARED;

    private final String label = label(name());

    /** The word on the wire, such as {@code message.handed_over}. */
    public String label() {
        return label;
    }

    /** The first part of the word: {@code message}, {@code provider}, {@code verdict} or {@code alarm}. */
    String family() {
        return label.substring(0, label.indexOf('.'));
    }

    /** Whether only operators are told. */
    public boolean isForOperators() {
        return !family().equals("message");
    }

    /** The type of that label. */
    public static Optional<EventType> of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** All labels in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(EventType::label).toList();
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }
}
