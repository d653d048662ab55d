package dev.everpost.app.settings;

import dev.everpost.event.EventFilter;
import dev.everpost.event.EventFormat;
import dev.everpost.message.MessageClass;
import dev.everpost.publish.webhooks.Terms;
import dev.everpost.publish.webhooks.WebhookSecret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where our own events go.
 *
 * @param oldSecret signs beside {@code secret}, for the time of a rotation
 */
public record WebhookSettings(
        String name, Terms terms, Secret secret, @Nullable Secret oldSecret) {

    private static final String FORM =
            "whsec_ and " + WebhookSecret.BYTES_MIN + " to " + WebhookSecret.BYTES_MAX + " random bytes in base 64";

    private static final Kind<Secret> SIGNING = new Kind<>(
            FORM, text -> WebhookSecret.parse(text).map(secret -> new Secret(secret.text())), Secret::toString, true);

    private static final int URL_MAX = 1_000;

    private static final Kind<URI> URL = Kind.open(
            "a URL such as https://shop.example.com/everpost-events, of at most " + URL_MAX + " characters",
            WebhookSettings::url,
            URI::toString);

    private static final Kind<String> EVENTS = Kind.open(
            "a type of event such as message.bounced, or message.*",
            text -> EventFilter.objection(text).isEmpty() ? Optional.of(text) : Optional.empty(),
            text -> text);

    static List<WebhookSettings> readAll(Map<String, Section> named) {
        return named.entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The secrets that sign, newest first. */
    public List<WebhookSecret> secrets() {
        return Stream.of(secret, oldSecret)
                .flatMap(Stream::ofNullable)
                .flatMap(each -> WebhookSecret.parse(each.value()).stream())
                .toList();
    }

    private static WebhookSettings read(String name, Section section) {
        var terms = new Terms(
                section.require("url", URL, URI.create("https://localhost/")),
                filter(section),
                section.get("format", Kinds.choice(EventFormat.class), EventFormat.STANDARD),
                section.get("allow_http", Kinds.YES_NO, false),
                section.get("allow_private", Kinds.YES_NO, false));
        return new WebhookSettings(
                name, terms, section.require("secret", SIGNING, new Secret("")), section.find("old_secret", SIGNING));
    }

    private static EventFilter filter(Section section) {
        var submitter = section.find("submitter", Kinds.NAME);
        var events = section.list("events", EVENTS, "none");
        Set<MessageClass> classes = new HashSet<>(section.list("classes", Kinds.choice(MessageClass.class), "none"));
        var domains = section.list("domains", Kinds.DOMAIN, "none").stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new EventFilter(events, submitter, classes, section.values("tags", Kinds.TEXT), domains);
    }

    private static Optional<URI> url(String text) {
        try {
            var url = new URI(text);
            boolean http = text.matches("https?://.*");
            return http && text.length() <= URL_MAX && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }
}
