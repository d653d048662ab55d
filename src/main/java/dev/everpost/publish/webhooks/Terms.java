package dev.everpost.publish.webhooks;

import dev.everpost.event.EventFilter;
import dev.everpost.event.EventFormat;
import dev.everpost.publish.Reach;
import java.net.URI;
import java.util.Optional;

/**
 * What a person chose for an endpoint.
 *
 * @param filter which events; its submitter is the endpoint's owner, null the operator
 * @param allowHttp plain HTTP to other machines
 * @param allowPrivate addresses that are not public
 */
public record Terms(URI url, EventFilter filter, EventFormat format, boolean allowHttp, boolean allowPrivate) {

    /** A URL that somebody else may have written must not reach our own machine: only operators' endpoints do. */
    Reach reach(boolean trusted) {
        return new Reach(allowHttp, allowPrivate, trusted, "");
    }

    /** Why the URL cannot be used; empty when it can. {@code trusted}: an operator wrote it. */
    public Optional<String> objection(boolean trusted) {
        return reach(trusted).objection(url);
    }
}
