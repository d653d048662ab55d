package dev.everpost.event;

/** The shape in which an event is written. */
public enum EventFormat {
    /** {@code {type, timestamp, data}}, as Standard Webhooks has it. */
    STANDARD,
    /** CloudEvents 1.0 in structured mode, as JSON. */
    CLOUDEVENTS
}
