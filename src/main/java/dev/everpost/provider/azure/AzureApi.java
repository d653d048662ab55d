package dev.everpost.provider.azure;

import dev.everpost.message.MessageClass;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.world.Time;
import java.net.URI;
import java.util.UUID;

/** The two calls of the Email REST API, signed. Thread-safe. */
record AzureApi(URI endpoint, AccessKeySignature signature, WebClient web, Time time) {

    /** The version whose shapes are read and written here. */
    static final String VERSION = "2023-03-31";

    /** Email - Send. */
    WebAnswer send(byte[] json, UUID operation, MessageClass messageClass) {
        var request = WebRequest.postJson(uri("/emails:send"), json)
                .with("Operation-Id", operation.toString())
                .with("x-ms-client-request-id", operation.toString());
        return web.call(signature.signed(request, time.now()), messageClass);
    }

    /** Email - Get Send Result. */
    WebAnswer operation(UUID operation) {
        return web.call(signature.signed(WebRequest.get(uri("/emails/operations/" + operation)), time.now()));
    }

    private URI uri(String path) {
        return endpoint.resolve(path + "?api-version=" + VERSION);
    }
}
