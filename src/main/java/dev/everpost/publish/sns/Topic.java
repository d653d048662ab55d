package dev.everpost.publish.sns;

import java.net.URI;
import java.util.List;

/**
 * A topic as it is configured.
 *
 * @param endpoints whom it is posted to, once they have confirmed
 * @param raw the event alone, without an envelope and a signature
 * @param signatureVersion 1 (SHA-1, what SNS does unless told otherwise) or 2 (SHA-256)
 */
public record Topic(String name, String arn, List<URI> endpoints, boolean raw, int signatureVersion) {

    public Topic {
        endpoints = List.copyOf(endpoints);
    }
}
