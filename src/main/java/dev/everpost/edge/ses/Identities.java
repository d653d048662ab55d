package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.message.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which addresses a submitter may show as sender; what SES calls verified identities. */
final class Identities {

    /** What nodemailer's verify() sends from: it wants MessageRejected, and nobody wants that mail. */
    private static final String PROBE = "invalid@invalid";

    private Identities() {}

    /** The rejection that names every address that may not be used, or null. */
    static @Nullable Fault firstFault(Verified who, List<EmailAddress> addresses) {
        var failing = addresses.stream()
                .filter(address -> !isAllowed(who, address))
                .map(EmailAddress::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return failing.isEmpty() ? null : notVerified(who, failing);
    }

    static Fault notVerified(Verified who, String addresses) {
        return Fault.messageRejected(
                "Email address is not verified. The following identities failed the check in region "
                        + who.region().toUpperCase(Locale.ROOT) + ": " + addresses);
    }

    private static boolean isAllowed(Verified who, EmailAddress address) {
        return !address.toString().equals(PROBE) && who.submitter().maySendAs(address);
    }
}
