package dev.everpost.provider.brevo;

import dev.everpost.provider.web.WebRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** The calls of Brevo's API v3 that we make, each with the account's key. */
record BrevoRequests(BrevoSettings settings) {

    WebRequest send(byte[] json) {
        return keyed(WebRequest.postJson(uri("/v3/smtp/email"), json));
    }

    WebRequest account() {
        return keyed(WebRequest.get(uri("/v3/account")));
    }

    WebRequest domains() {
        return keyed(WebRequest.get(uri("/v3/senders/domains")));
    }

    WebRequest senders() {
        return keyed(WebRequest.get(uri("/v3/senders")));
    }

    /** Events of messages with a tag; Brevo takes whole days. */
    WebRequest events(String tag, LocalDate from, LocalDate to) {
        var tags = URLEncoder.encode("[\"" + tag + "\"]", StandardCharsets.UTF_8);
        return keyed(WebRequest.get(
                uri("/v3/smtp/statistics/events?limit=500&startDate=" + from + "&endDate=" + to + "&tags=" + tags)));
    }

    private WebRequest keyed(WebRequest request) {
        return request.with("api-key", settings.apiKey()).with("Accept", "application/json");
    }

    private URI uri(String path) {
        return URI.create(settings.endpoint().toString().replaceAll("/+$", "") + path);
    }
}
