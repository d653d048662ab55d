package dev.everpost.app.settings;

import dev.everpost.message.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Reports that come by mail.
 *
 * @param address takes delivery status notifications and abuse reports, from anybody; null: none come by mail
 */
public record FeedbackSettings(@Nullable EmailAddress address) {

    private static final Kind<EmailAddress> ADDRESS =
            Kind.open("an address such as bounces@example.com", EmailAddress::parse, EmailAddress::toString);

    static FeedbackSettings read(Section section) {
        return new FeedbackSettings(section.find("address", ADDRESS));
    }
}
