package dev.everpost.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a message is from and for, as the protocol needs it.
 *
 * <p>Nothing here may hold a control character: each value goes into a command line (SMTP injection).
 *
 * @param sender null is the null reverse path {@code <>}
 * @param envelopeId ENVID in xtext (RFC 3461 section 4.4), or null
 */
public record SmtpClientEnvelope(
        @Nullable String sender,
        List<To> recipients,
        @Nullable String envelopeId) {

    public SmtpClientEnvelope {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("an envelope needs at least one recipient");
        }
        requireAddress(sender);
        requireXtext(envelopeId);
    }

    /**
     * One recipient.
     *
     * @param notifyWhen the value of NOTIFY= (RFC 3461 section 4.1), or null
     * @param originalRecipient the value of ORCPT= in xtext (RFC 3461 section 4.2), or null
     */
    public record To(
            String address,
            @Nullable String notifyWhen,
            @Nullable String originalRecipient) {

        public To {
            requireAddress(address);
            requireXtext(notifyWhen);
            requireXtext(originalRecipient);
        }

        /** A recipient about whom nothing is asked. */
        public static To plain(String address) {
            return new To(address, null, null);
        }
    }

    static boolean isAscii(String address) {
        return address.chars().allMatch(c -> c < 128);
    }

    private static void requireAddress(@Nullable String address) {
        if (address != null && (address.isEmpty() || address.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(
                    "an address is empty or holds a control character: '" + address.replaceAll("\\p{Cc}", "?") + "'");
        }
    }

    private static void requireXtext(@Nullable String value) {
        if (value != null && !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("a DSN parameter is not printable ASCII without spaces");
        }
    }
}
