package dev.everpost.edge.rest;

import dev.everpost.edge.http.Caller;
import dev.everpost.event.EventFilter;
import dev.everpost.event.EventFormat;
import dev.everpost.message.MessageClass;
import dev.everpost.publish.webhooks.Endpoint.Origin;
import dev.everpost.publish.webhooks.Terms;
import dev.everpost.publish.webhooks.WebhookSecret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants of an endpoint, within what the caller may ask for. */
record WebhookReader(Fields fields, Caller.Known caller) {

    private static final int URL_MAX = 1_000;
    private static final int LIST_MAX = 100;
    private static final int TAGS_MAX = 20;
    private static final int TEXT_MAX = 255;
    private static final URI NOWHERE = URI.create("https://localhost/");

    List<Complaint> complaints() {
        return fields.complaints();
    }

    String name() {
        var text = fields.text("name");
        if (text == null || !text.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
            fields.complain(
                    "name", "must be 1 to 40 characters of a-z, 0-9, '-' and '_', starting with a letter or digit");
        }
        return text == null ? "" : text;
    }

    /** The secret that was given; null when one is to be made. */
    @Nullable
    WebhookSecret secret() {
        var text = fields.text("secret");
        var secret = text == null ? Optional.<WebhookSecret>empty() : WebhookSecret.parse(text);
        if (text != null && secret.isEmpty()) {
            fields.complain(
                    "secret",
                    "must be whsec_ and " + WebhookSecret.BYTES_MIN + " to " + WebhookSecret.BYTES_MAX
                            + " random bytes in base 64; leave it out and one is made");
        }
        return secret.orElse(null);
    }

    Origin origin() {
        return switch (caller) {
            case Caller.Operating _ -> Origin.OPERATOR;
            case Caller.Submitting _ -> Origin.SUBMITTER;
        };
    }

    /** The rest; empty when there are complaints, of whatever was read. */
    Optional<Terms> terms() {
        var terms = new Terms(url(), filter(), format(), allowed("allow_http"), allowed("allow_private"));
        if (!terms.url().equals(NOWHERE)) {
            terms.objection(origin() == Origin.OPERATOR).ifPresent(why -> fields.complain("url", why));
        }
        fields.complainOfTheRest();
        return fields.complaints().isEmpty() ? Optional.of(terms) : Optional.empty();
    }

    private URI url() {
        var text = fields.text("url");
        try {
            if (text != null && text.length() <= URL_MAX && new URI(text).getHost() != null) {
                return new URI(text);
            }
        } catch (URISyntaxException notAUrl) {
            // Told below, as all that is no URL.
        }
        fields.complain(
                "url", "must be a URL of at most " + URL_MAX + " characters, such as https://shop.example.com/e");
        return NOWHERE;
    }

    private EventFilter filter() {
        return new EventFilter(patterns(), submitter(), classes(), fields.map("tags", TAGS_MAX, TEXT_MAX), domains());
    }

    private List<String> patterns() {
        var patterns = bounded("events");
        for (var pattern : patterns) {
            EventFilter.objection(pattern).ifPresent(why -> fields.complain("events", "'" + pattern + "' " + why));
        }
        return patterns;
    }

    private Set<MessageClass> classes() {
        var classes = new HashSet<MessageClass>();
        for (var label : bounded("classes")) {
            Arrays.stream(MessageClass.values())
                    .filter(each -> each.label().equals(label))
                    .findFirst()
                    .ifPresentOrElse(
                            classes::add,
                            () -> fields.complain(
                                    "classes", "'" + label + "' must be critical, transactional or bulk"));
        }
        return classes;
    }

    private Set<String> domains() {
        return bounded("domains").stream()
                .filter(domain -> domain.length() <= TEXT_MAX)
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private List<String> bounded(String name) {
        var all = fields.texts(name);
        if (all.size() > LIST_MAX) {
            fields.complain(name, "has " + all.size() + " elements; at most " + LIST_MAX + " are allowed");
            return List.of();
        }
        return all;
    }

    private @Nullable String submitter() {
        var asked = fields.text("submitter");
        return switch (caller) {
            case Caller.Operating _ -> asked;
            case Caller.Submitting(var submitter) -> {
                if (asked != null && !asked.equals(submitter.name())) {
                    fields.complain("submitter", "may only be '" + submitter.name() + "' with this key");
                }
                yield submitter.name();
            }
        };
    }

    private EventFormat format() {
        var text = fields.text("format");
        return Arrays.stream(EventFormat.values())
                .filter(each ->
                        text == null || each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    fields.complain("format", "must be standard or cloudevents");
                    return EventFormat.STANDARD;
                });
    }

    private boolean allowed(String name) {
        boolean asked = fields.flag(name);
        if (asked && caller instanceof Caller.Submitting) {
            fields.complain(name, "is for the operator to allow");
        }
        return asked;
    }
}
