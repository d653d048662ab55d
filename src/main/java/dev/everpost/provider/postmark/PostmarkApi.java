package dev.everpost.provider.postmark;

import dev.everpost.message.MessageClass;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import java.net.URI;

/** Postmark's calls with the token that each wants. Thread-safe. */
record PostmarkApi(PostmarkSettings settings, WebClient client) {

    WebAnswer send(byte[] json, MessageClass messageClass) {
        return client.call(WebRequest.postJson(at("/email"), json).with(SERVER, settings.serverToken()), messageClass);
    }

    WebAnswer ask(String pathAndQuery) {
        return client.call(WebRequest.get(at(pathAndQuery))
                .with("Accept", "application/json")
                .with(SERVER, settings.serverToken()));
    }

    WebAnswer askAsAccount(String pathAndQuery, String accountToken) {
        return client.call(WebRequest.get(at(pathAndQuery))
                .with("Accept", "application/json")
                .with("X-Postmark-Account-Token", accountToken));
    }

    @Override
    public String toString() {
        return "PostmarkApi[" + settings + "]";
    }

    private static final String SERVER = "X-Postmark-Server-Token";

    private URI at(String pathAndQuery) {
        return URI.create(settings.endpoint() + pathAndQuery);
    }
}
