package dev.everpost.provider.hook;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in, before anything about it is believed.
 *
 * @param url as the sender wrote it, with the query; some vendors sign it
 * @param headers names in lower case; of several with one name the first
 * @param body as it came; signatures are over these bytes
 * @param receivedAt by our clock
 */
@SuppressWarnings("ArrayRecordComponent") // carried once from the edge to one reader, never compared
public record HookRequest(String method, URI url, Map<String, String> headers, byte[] body, Instant receivedAt) {

    public HookRequest {
        headers = Map.copyOf(headers);
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
