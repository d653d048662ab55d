package dev.everpost.provider.sparkpost;

import dev.everpost.message.MessageClass;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import java.net.URI;

/** SparkPost's calls with the account's key. Thread-safe. */
record SparkPostApi(SparkPostSettings settings, WebClient client) {

    WebAnswer send(byte[] json, MessageClass messageClass) {
        return client.call(authorised(WebRequest.postJson(at("/transmissions"), json)), messageClass);
    }

    WebAnswer ask(String pathAndQuery) {
        return client.call(authorised(WebRequest.get(at(pathAndQuery)).with("Accept", "application/json")));
    }

    @Override
    public String toString() {
        return "SparkPostApi[" + settings + "]";
    }

    private WebRequest authorised(WebRequest request) {
        var withKey = request.with("Authorization", settings.apiKey());
        var subaccount = settings.subaccount();
        return subaccount == null ? withKey : withKey.with("X-MSYS-SUBACCOUNT", subaccount.toString());
    }

    private URI at(String pathAndQuery) {
        return URI.create(settings.endpoint() + "/api/v1" + pathAndQuery);
    }
}
