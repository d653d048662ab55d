package dev.everpost.provider.ses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is believed to come from an account's topics and buses.
 *
 * @param topicArns the only topics that are heard
 * @param certificateHosts hosts, with a port where it is not the usual one, whose certificates and links are trusted besides those of
 *     SNS itself; plain http to this machine only
 * @param secret of an EventBridge API destination, sent as {@value #SECRET_HEADER}; null: buses are not heard
 */
public record SesHookSettings(
        List<String> topicArns,
        List<String> certificateHosts,
        @Nullable String secret) {

    /** The header that an API destination's connection puts on ("API key" authorization). */
    public static final String SECRET_HEADER = "X-Everpost-Secret";

    public SesHookSettings {
        topicArns = List.copyOf(topicArns);
        certificateHosts = List.copyOf(certificateHosts);
    }

    @Override
    public String toString() {
        return "SesHookSettings[" + topicArns + ", " + certificateHosts + "]";
    }
}
