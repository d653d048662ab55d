package dev.everpost.edge.rest;

import dev.everpost.message.MessageClass;
import dev.everpost.publish.webhooks.Condition;
import dev.everpost.publish.webhooks.Endpoint;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An endpoint as JSON; its secrets are not in it. */
final class WebhookView {

    private WebhookView() {}

    static Map<String, Object> of(Endpoint endpoint) {
        var terms = endpoint.terms();
        var filter = terms.filter();
        var members = new LinkedHashMap<String, Object>();
        members.put("name", endpoint.name());
        members.put("url", terms.url().toString());
        if (filter.submitter() != null) {
            members.put("submitter", filter.submitter());
        }
        members.put("events", filter.types());
        members.put(
                "classes",
                filter.classes().stream().sorted().map(MessageClass::label).toList());
        members.put("tags", new TreeMap<>(filter.tags()));
        members.put("domains", filter.domains().stream().sorted().toList());
        members.put("format", terms.format().name().toLowerCase(Locale.ROOT));
        members.put("allow_http", terms.allowHttp());
        members.put("allow_private", terms.allowPrivate());
        members.put("origin", endpoint.origin().name().toLowerCase(Locale.ROOT));
        members.put("since", endpoint.since());
        condition(members, endpoint.condition());
        if (endpoint.secrets().oldUntil() != null) {
            members.put("old_secret_until", endpoint.secrets().oldUntil());
        }
        return members;
    }

    private static void condition(Map<String, Object> members, Condition condition) {
        members.put("enabled", condition.disabledSince() == null);
        if (condition.disabledSince() != null) {
            members.put("disabled_since", condition.disabledSince());
        }
        if (condition.why() != null) {
            members.put("why", condition.why());
        }
        if (condition.failingSince() != null) {
            members.put("failing_since", condition.failingSince());
        }
    }
}
