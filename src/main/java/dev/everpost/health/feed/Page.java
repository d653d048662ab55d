package dev.everpost.health.feed;

import dev.everpost.health.feed.format.FeedFormat;
import java.net.URI;

/**
 * A public status page that is looked at.
 *
 * @param name as the configuration or the catalogue has it
 * @param uri of the document, https or on this machine
 * @param coverage what of it concerns us
 */
public record Page(String name, FeedFormat format, URI uri, Coverage coverage) {

    /** Who observes, in signals: such as {@code statuspage:mailgun}. */
    public String observer() {
        return format.label() + ":" + name;
    }

    /** Whether a page may stand there: https with a host and nothing secret, or http on this machine. */
    public static boolean isFit(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && Redirects.isSafe(uri);
    }
}
