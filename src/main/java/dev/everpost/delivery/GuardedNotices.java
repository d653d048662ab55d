package dev.everpost.delivery;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.store.Delivery;
import dev.everpost.store.NewMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices whose defects cost a notification and never the outcome that travels in the same commit. */
public record GuardedNotices(Notices writer) implements Notices {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedNotices.class);

    @Override
    public List<NewMessage> failure(Message message, Content content, List<Delivery> settled) {
        try {
            return writer.failure(message, content, settled);
        } catch (RuntimeException e) {
            LOG.error("the notification about message {} could not be written", message.id(), e);
            return List.of();
        }
    }
}
