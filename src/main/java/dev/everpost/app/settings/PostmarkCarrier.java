package dev.everpost.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * A provider that is reached by Postmark's Email API.
 *
 * @param serverToken of the server that sends
 * @param accountToken for questions about sender domains, or null
 * @param messageStream for critical and transactional mail
 * @param messageStreamBulk for bulk mail; null is {@code messageStream}
 * @param tracking whether Postmark may change the message to see what is opened and clicked
 */
public record PostmarkCarrier(
        WebAccess access,
        Secret serverToken,
        @Nullable Secret accountToken,
        String messageStream,
        @Nullable String messageStreamBulk,
        boolean tracking,
        HookSecret hook)
        implements ProviderSettings.Carrier {

    static PostmarkCarrier read(Section section) {
        return new PostmarkCarrier(
                WebAccess.read(section),
                section.require("server_token", Kinds.SECRET, new Secret("absent")),
                section.find("account_token", Kinds.SECRET),
                section.get("message_stream", Kinds.NAME, "outbound"),
                section.find("message_stream_bulk", Kinds.NAME),
                section.get("tracking", Kinds.YES_NO, false),
                HookSecret.read(section));
    }
}
