package dev.everpost.app.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A topic of our own, which looks like one of Amazon SNS.
 *
 * @param subscriptions endpoints that are asked whether they want its messages
 * @param raw the event alone, without envelope and signature
 * @param signatureVersion 1 or 2
 */
public record TopicSettings(String name, List<URI> subscriptions, boolean raw, int signatureVersion) {

    public TopicSettings {
        subscriptions = List.copyOf(subscriptions);
    }

    static List<TopicSettings> readAll(Map<String, Section> named) {
        return named.entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static TopicSettings read(String name, Section section) {
        return new TopicSettings(
                name,
                section.list("subscriptions", Kinds.HTTP_URL, "none"),
                section.get("raw", Kinds.YES_NO, false),
                section.get("signature_version", Kinds.integer(1, 2), 1));
    }
}
