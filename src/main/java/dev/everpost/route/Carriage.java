package dev.everpost.route;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient;
import dev.everpost.mime.Traits;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Capabilities.Carrying;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a provider can carry one message at all. Not thread-safe; made for one plan. */
final class Carriage {

    private static final String NOT_ASCII = "has an international address (SMTPUTF8), which it cannot carry (5.6.7)";

    private final @Nullable EmailAddress sender;
    private final List<Recipient> recipients;
    private final long sizeBytes;
    private final Supplier<Traits> traits;
    private @Nullable Boolean ascii;

    Carriage(@Nullable EmailAddress sender, List<Recipient> recipients, long sizeBytes, Supplier<Traits> traits) {
        this.sender = sender;
        this.recipients = recipients;
        this.sizeBytes = sizeBytes;
        this.traits = traits;
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
        if (!capabilities.internationalAddresses() && !isAscii()) {
            return NOT_ASCII;
        }
        return switch (capabilities.carrying().form()) {
            case RAW -> null;
            case PARTS -> obstacle(capabilities.carrying());
        };
    }

    /** Only for providers that take a message apart: to look into it costs as much as to read it. */
    private @Nullable String obstacle(Carrying carrying) {
        var has = traits.get();
        if (!has.isDivisible()) {
            return "must travel as it is, which it cannot carry: " + has.indivisible();
        }
        if (has.attachments() > 0 && !carrying.attachments()) {
            return "has attachments, which it cannot carry";
        }
        if (has.inlineImages() > 0 && !carrying.inlineImages()) {
            return "has inline images, which it cannot carry";
        }
        if (has.replyTos() > carrying.replyTosMax()) {
            return "has " + has.replyTos() + " Reply-To addresses; it takes " + carrying.replyTosMax();
        }
        if (has.customHeaders() > 0 && !carrying.customHeaders()) {
            return "has header fields of its own, which it cannot carry";
        }
        return has.internationalHeaders() && !carrying.internationalHeaders()
                ? "has header fields beyond ASCII, which it cannot carry"
                : null;
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
