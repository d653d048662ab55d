package dev.everpost.app.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an SES account reports back.
 *
 * @param topicArns of the SNS topics that post to us
 * @param certificateHosts trusted besides SNS's own, such as {@code 127.0.0.1:4566}
 * @param secret of an EventBridge API destination, or null
 */
public record SesHookKeys(
        List<String> topicArns,
        List<String> certificateHosts,
        @Nullable Secret secret) {

    public SesHookKeys {
        topicArns = List.copyOf(topicArns);
        certificateHosts = List.copyOf(certificateHosts);
    }

    static @Nullable SesHookKeys readIfGiven(@Nullable Section section) {
        return section == null
                ? null
                : new SesHookKeys(
                        section.oneOrMore("topic_arn", Kinds.TEXT, List.of()),
                        section.list("certificate_hosts", Kinds.TEXT, "none"),
                        section.find("secret", Kinds.SECRET));
    }
}
