package dev.everpost.route;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Provider.Capabilities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a provider can carry one message at all. Not thread-safe; made for one plan. */
final class Carriage {

    private static final String NOT_ASCII = "has an international address (SMTPUTF8), which it cannot carry (5.6.7)";

    private final @Nullable EmailAddress sender;
    private final List<Recipient> recipients;
    private final long sizeBytes;
    private @Nullable Boolean ascii;

    Carriage(@Nullable EmailAddress sender, List<Recipient> recipients, long sizeBytes) {
        this.sender = sender;
        this.recipients = recipients;
        this.sizeBytes = sizeBytes;
    }

    /** Why it cannot, or null when it can. */
    @Nullable
    String obstacle(Capabilities capabilities) {
        if (sizeBytes > capabilities.sizeBytesMax()) {
            return "has " + sizeBytes + " bytes; it takes " + capabilities.sizeBytesMax() + " (5.3.4)";
        }
        if (sender == null && !capabilities.nullSender()) {
            return "has the null sender, which it cannot carry";
        }
        return capabilities.internationalAddresses() || isAscii() ? null : NOT_ASCII;
    }

    private boolean isAscii() {
        var known = ascii;
        if (known == null) {
            known = (sender == null || sender.isAscii())
                    && recipients.stream()
                            .allMatch(recipient -> recipient.address().isAscii());
            ascii = known;
        }
        return known;
    }
}
