package dev.everpost.provider.mailjet;

import dev.everpost.message.MessageId;
import dev.everpost.provider.web.WebRequest;
import java.net.URI;

/** The calls of Mailjet's APIs that we make: v3.1 to send, v3 REST for everything else. */
record MailjetRequests(MailjetSettings settings) {

    WebRequest send(byte[] json) {
        return keyed(WebRequest.postJson(uri("/v3.1/send"), json));
    }

    WebRequest senders() {
        return keyed(WebRequest.get(uri("/v3/REST/sender?Limit=1000")));
    }

    WebRequest apiKey() {
        return keyed(WebRequest.get(uri("/v3/REST/apikey?Limit=100")));
    }

    /** Messages by our id, one for each recipient, with the recipient's address. */
    WebRequest messages(MessageId id) {
        return keyed(WebRequest.get(
                uri("/v3/REST/message?Limit=1000&ShowContactAlt=true&ShowCustomID=true&CustomID=" + id)));
    }

    private WebRequest keyed(WebRequest request) {
        return request.withBasic(settings.apiKey(), settings.secretKey());
    }

    private URI uri(String path) {
        return URI.create(settings.endpoint().toString().replaceAll("/+$", "") + path);
    }
}
