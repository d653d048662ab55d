package dev.everpost.publish;

/** What an application can be told of its mail, in SES's words. */
public enum EventType {
    SEND("Send"),
    REJECT("Reject"),
    BOUNCE("Bounce"),
    COMPLAINT("Complaint"),
    DELIVERY("Delivery"),
    OPEN("Open"),
    CLICK("Click"),
    RENDERING_FAILURE("Rendering Failure"),
    DELIVERY_DELAY("DeliveryDelay"),
    SUBSCRIPTION("Subscription");

    private final String label;

    EventType(String label) {
        this.label = label;
    }

    /** The word that stands in {@code eventType}. */
    public String label() {
        return label;
    }
}
