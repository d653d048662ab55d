package dev.everpost.publish.webhooks;

import java.time.Instant;

/**
 * A replay that was asked for and is not finished.
 *
 * @param endpoint the id of the endpoint that gets the events
 * @param since events that happened before are not told again
 * @param after the place in the book where it starts
 * @param upTo the place of the last fact that is replayed; what follows was told or will be
 */
public record Replay(String id, String endpoint, Instant since, long after, long upTo) {

    /** The name under which its progress is kept. */
    String reader() {
        return "webhook-replay:" + id;
    }
}
