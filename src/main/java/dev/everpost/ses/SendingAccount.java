package dev.everpost.ses;

import dev.everpost.intake.Submitter;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.template.EmailTemplate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sending asks of the account. Thread-safe; each answer costs microseconds, for it is asked for each message. */
public interface SendingAccount {

    /** False while somebody has switched sending off. */
    boolean sendingEnabled();

    /** The rules of a configuration set; empty when there is none of that name. */
    Optional<SetRules> configurationSet(String name);

    /** The configuration set of mail from an address that names none. */
    Optional<String> defaultConfigurationSet(Submitter submitter, EmailAddress from);

    /** A stored template. */
    Optional<EmailTemplate> template(String name);

    /** Whether a submitter may show an address as sender because its owner confirmed it; its configured senders aside. */
    boolean isConfirmed(Submitter submitter, EmailAddress address);

    /** What a configuration set says about mail that names it. {@code messageClass} null leaves the class to the mail. */
    record SetRules(boolean sendingEnabled, @Nullable MessageClass messageClass) {}
}
