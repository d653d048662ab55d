package dev.everpost.ses;

import dev.everpost.intake.Submitter;
import dev.everpost.message.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The configured senders of a submitter, read as SES reads identities: {@code @domain} is the identity {@code domain}. */
final class IdentityNames {

    private static final String ANY = "*";
    private static final int CHARS_MAX = 320;

    private IdentityNames() {}

    /** The identities that stand in the configuration; any sender has no name. */
    static List<String> configured(Submitter submitter) {
        return submitter.senders().stream()
                .filter(sender -> !sender.equals(ANY))
                .map(sender -> sender.startsWith("@") ? sender.substring(1) : sender)
                .toList();
    }

    static boolean isConfigured(Submitter submitter, String name) {
        return configured(submitter).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the configuration lets the submitter send as it, by itself or because everything is allowed. */
    static boolean isVerified(Submitter submitter, String name) {
        return isConfigured(submitter, name)
                || submitter.senders().contains(ANY) && flaw(name).isEmpty();
    }

    /** Whether the configuration covers it, by name or by its domain. */
    static boolean maySendAs(Submitter submitter, String name) {
        return isVerified(submitter, name)
                || EmailAddress.parse(name).filter(submitter::maySendAs).isPresent();
    }

    static Optional<SesError> flaw(String name) {
        return Constraints.length("emailIdentity", name, CHARS_MAX)
                .or(() -> isSound(name)
                        ? Optional.empty()
                        : Constraints.bad("Invalid email identity <" + Constraints.shown(name)
                                + ">: it is neither an email address nor a domain."));
    }

    private static boolean isSound(String name) {
        return Identity.isDomain(name)
                ? !name.startsWith("[")
                        && name.indexOf('.') > 0
                        && EmailAddress.parse("a@" + name).isPresent()
                : EmailAddress.parse(name).isPresent();
    }
}
