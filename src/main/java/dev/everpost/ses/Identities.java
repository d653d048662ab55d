package dev.everpost.ses;

import dev.everpost.message.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which addresses a caller may show as sender; what SES calls verified identities. Thread-safe. */
final class Identities {

    /** What nodemailer's verify() sends from: it wants MessageRejected, and nobody wants that mail. */
    private static final String PROBE = "invalid@invalid";

    private final SendingAccount account;

    Identities(SendingAccount account) {
        this.account = account;
    }

    /** The rejection that names every address that may not be used, or null. */
    @Nullable
    SesError firstError(Caller caller, List<EmailAddress> addresses) {
        var failing = addresses.stream()
                .filter(address -> !isAllowed(caller, address))
                .map(EmailAddress::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return failing.isEmpty() ? null : notVerified(caller, failing);
    }

    static SesError notVerified(Caller caller, String addresses) {
        return SesError.of(
                SesError.Kind.MESSAGE_REJECTED,
                "Email address is not verified. The following identities failed the check in region "
                        + caller.region().toUpperCase(Locale.ROOT) + ": " + addresses);
    }

    private boolean isAllowed(Caller caller, EmailAddress address) {
        return !address.toString().equals(PROBE)
                && (caller.submitter().maySendAs(address) || account.isConfirmed(caller.submitter(), address));
    }
}
