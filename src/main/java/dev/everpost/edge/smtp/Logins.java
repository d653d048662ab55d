package dev.everpost.edge.smtp;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in: a submitter by its own SMTP credentials, or by those that SES derives from an access key. A stranger takes
 * as long as a friend. Thread-safe.
 */
final class Logins {

    /** Where the old form of the password, which names no region, is taken to belong. */
    private static final String REGION_OF_OLD_FORM = "us-east-1";

    private static final Voice OWN = new OwnVoice();

    private final Supplier<Submitters> submitters;
    private final @Nullable String sesRegion;

    /** The region that is not null is the only one that SES passwords are taken for. */
    Logins(Supplier<Submitters> submitters, @Nullable String sesRegion) {
        this.submitters = submitters;
        this.sesRegion = sesRegion;
    }

    Login of(String username, String password) {
        var known = submitters.get();
        var owner = known.byAccessKeyId(username).filter(Logins::hasPassword);
        var secret = owner.map(Submitter::aws).map(AwsKey::secretAccessKey).orElse("");
        var region = SesSmtpPassword.region(secret, password, sesRegion, oldFormRegion());
        var own = known.bySmtp(username, password);
        if (own.isPresent()) {
            return new Login(own, OWN);
        }
        return owner.isPresent() && region.isPresent()
                ? new Login(owner, new SesVoice(region.get()))
                : new Login(Optional.empty(), looksLikeAccessKey(username) ? new SesVoice(oldFormRegion()) : OWN);
    }

    /** SES makes no SMTP passwords from temporary credentials, and such a password would do without their token. */
    private static boolean hasPassword(Submitter submitter) {
        return submitter.aws() != null && submitter.aws().sessionToken() == null;
    }

    /** By its form alone, so that the words of a refusal do not tell which keys exist. */
    private static boolean looksLikeAccessKey(String username) {
        return username.matches("[A-Z0-9]{8,128}");
    }

    private String oldFormRegion() {
        return sesRegion == null ? REGION_OF_OLD_FORM : sesRegion;
    }
}
