package dev.everpost.publish.sns;

/** A subscription with its topic. */
public record Subscribed(Topic topic, Subscription subscription) {

    /** What names it everywhere, the outbox included. */
    public String arn() {
        return topic.arn() + ":" + subscription.id();
    }

    Subscribed with(Subscription changed) {
        return new Subscribed(topic, changed);
    }
}
