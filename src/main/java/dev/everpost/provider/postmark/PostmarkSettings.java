package dev.everpost.provider.postmark;

import dev.everpost.message.MessageClass;
import dev.everpost.provider.web.WebSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One server at Postmark, as configured; its tokens are hidden in text.
 *
 * @param endpoint without a slash at the end
 * @param serverToken for the server's own calls
 * @param accountToken for questions about sender domains, or null
 * @param streams which message stream carries what
 * @param tracking whether Postmark may rewrite links and add a picture to see what is opened
 */
public record PostmarkSettings(
        WebSettings web,
        URI endpoint,
        String serverToken,
        @Nullable String accountToken,
        Streams streams,
        boolean tracking) {

    /** Postmark's own; there is one for all the world. */
    public static final URI ENDPOINT = URI.create("https://api.postmarkapp.com");

    /** The stream of every server from its start, and no tracking. */
    public static PostmarkSettings of(WebSettings web, URI endpoint, String serverToken) {
        return new PostmarkSettings(web, endpoint, serverToken, null, new Streams("outbound", "outbound"), false);
    }

    /** The same that can also ask about sender domains. */
    public PostmarkSettings withAccountToken(String token) {
        return new PostmarkSettings(web, endpoint, serverToken, token, streams, tracking);
    }

    /** The same with other streams. */
    public PostmarkSettings withStreams(Streams other) {
        return new PostmarkSettings(web, endpoint, serverToken, accountToken, other, tracking);
    }

    @Override
    public String toString() {
        return "PostmarkSettings[" + web.name() + ", " + endpoint + ", " + streams + ", tokens hidden]";
    }

    /**
     * Message streams by what travels in them: Postmark wants bulk mail in a broadcast stream of its own.
     *
     * @param usual for critical and transactional mail
     * @param bulk for bulk mail
     */
    public record Streams(String usual, String bulk) {

        String of(MessageClass messageClass) {
            return switch (messageClass) {
                case CRITICAL, TRANSACTIONAL -> usual;
                case BULK -> bulk;
            };
        }
    }
}
