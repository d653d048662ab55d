package dev.everpost.publish.webhooks;

import dev.everpost.store.Registry;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints as the store keeps them. Secrets of configured ones stay in the configuration. */
record EndpointShelf(Registry registry) {

    /** Endpoints of all submitters together. */
    static final int MOST = 500;

    private static final String KIND = "webhook";
    private static final JsonMapper JSON = new JsonMapper();

    List<Endpoint> all() {
        return registry.list(KIND, null, MOST).stream()
                .map(document -> JSON.readValue(document.json(), Endpoint.class))
                .toList();
    }

    Registry.Change create(Endpoint endpoint, Instant now) {
        return registry.create(key(endpoint), json(endpoint), MOST, now);
    }

    Registry.Change replace(Endpoint endpoint, Instant now) {
        return registry.replace(key(endpoint), json(endpoint), now);
    }

    Registry.Change remove(Endpoint endpoint) {
        return registry.remove(key(endpoint));
    }

    private static String json(Endpoint endpoint) {
        var kept = endpoint.origin() == Endpoint.Origin.CONFIGURED
                ? endpoint.with(new Secrets(List.of(), null, null))
                : endpoint;
        return JSON.writeValueAsString(kept);
    }

    private static Registry.Key key(Endpoint endpoint) {
        return new Registry.Key(KIND, endpoint.name());
    }
}
