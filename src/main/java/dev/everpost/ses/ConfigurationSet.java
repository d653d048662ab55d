package dev.everpost.ses;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Suppressions.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for the mail that names it, and where the events of that mail go. */
public record ConfigurationSet(
        String name,
        ConfigurationSetOptions options,
        List<ResourceTag> tags,
        List<EventDestination> destinations,
        Instant createdAt) {

    /** The tag on a set that chooses the class of its mail. */
    public static final String CLASS_TAG = "everpost-class";

    public ConfigurationSet {
        tags = List.copyOf(tags);
        destinations = List.copyOf(destinations);
    }

    /** False when its mail is to be refused. */
    public boolean sendingEnabled() {
        return options.sendingEnabled();
    }

    /** The reasons that count for its mail; empty leaves it to the account, an empty set means none. */
    public Optional<Set<Reason>> suppressedReasons() {
        return Optional.ofNullable(options.suppressedReasons());
    }

    /** The class of its mail when neither the message nor its tags say otherwise. */
    public Optional<MessageClass> messageClass() {
        return Optional.ofNullable(ResourceTag.valueOf(tags, CLASS_TAG)).flatMap(MessageClass::parse);
    }

    /** How long delivery of its mail is worth trying, when it says so. */
    public Optional<Duration> maxDelivery() {
        return Optional.ofNullable(options.delivery())
                .map(ConfigurationSetOptions.Delivery::maxDeliverySeconds)
                .map(Duration::ofSeconds);
    }

    ConfigurationSet withOptions(ConfigurationSetOptions others) {
        return new ConfigurationSet(name, others, tags, destinations, createdAt);
    }

    ConfigurationSet withTags(List<ResourceTag> others) {
        return new ConfigurationSet(name, options, others, destinations, createdAt);
    }

    ConfigurationSet withDestinations(List<EventDestination> others) {
        return new ConfigurationSet(name, options, tags, others, createdAt);
    }
}
