package dev.everpost.app.settings;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How events leave.
 *
 * @param allowHttp plain HTTP to the subscriptions of other machines
 * @param allowPrivate subscriptions at addresses that are not public
 * @param sns where topics of AWS are called; null for the region of each
 * @param eventbridge the same for buses
 * @param firehose the same for streams
 */
public record EventSettings(
        boolean allowHttp,
        boolean allowPrivate,
        @Nullable URI sns,
        @Nullable URI eventbridge,
        @Nullable URI firehose) {

    static EventSettings read(Section section) {
        return new EventSettings(
                section.get("allow_http", Kinds.YES_NO, false),
                section.get("allow_private", Kinds.YES_NO, false),
                section.find("sns_endpoint", Kinds.HTTP_URL),
                section.find("eventbridge_endpoint", Kinds.HTTP_URL),
                section.find("firehose_endpoint", Kinds.HTTP_URL));
    }

    /** The endpoints that were given, by the service's name in ARNs. */
    public Map<String, URI> endpoints() {
        var endpoints = new LinkedHashMap<String, URI>();
        put(endpoints, "sns", sns);
        put(endpoints, "events", eventbridge);
        put(endpoints, "firehose", firehose);
        return endpoints;
    }

    private static void put(Map<String, URI> endpoints, String service, @Nullable URI endpoint) {
        if (endpoint != null) {
            endpoints.put(service, endpoint);
        }
    }
}
